/** The bit that a masked point gives away where items are hashed straight to a u-coordinate: the card. */
import type { Exercise } from "../exercise.ts";

export const twistReader: Exercise = {
  id: "twist-reader",
  title: "One bit of every item",
  lesson: "private-set-intersection",
  summary: "Write the attack on a protocol that hashes items straight to a coordinate; then see it find nothing where Elligator 2 is used.",
  entry: ["onCurve", "candidatesOf"],
  load: async () => (await import("./judge.ts")).judge,
};
