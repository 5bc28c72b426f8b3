/** The sender's step of a private set intersection that tells only how many: the card. */
import type { Exercise } from "../exercise.ts";

export const psiSender: Exercise = {
  id: "psi-sender",
  title: "The sender's step",
  lesson: "private-set-intersection",
  summary: "Write what the sender computes when only the size may be told; a curious receiver then reads your messages.",
  entry: ["toPoint", "senderStep"],
  load: async () => (await import("./judge.ts")).judge,
};
