/** Shamir's sharing and its way back: the card. */
import type { Exercise } from "../exercise.ts";

export const shareAndReconstruct: Exercise = {
  id: "share-and-reconstruct",
  title: "Share and reconstruct",
  lesson: "secret-sharing",
  summary: "Write Shamir's sharing and its way back; an attacker who holds one share too few then looks for what it still tells.",
  entry: ["share", "reconstruct"],
  load: async () => (await import("./judge.ts")).judge,
};
