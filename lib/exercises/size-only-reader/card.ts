/** Reading members off a run that should only have told how many: the card. */
import type { Exercise } from "../exercise.ts";

export const sizeOnlyReader: Exercise = {
  id: "size-only-reader",
  title: "Read the places",
  lesson: "private-set-intersection",
  summary: "You are the curious receiver: read the members off runs that should only have told how many, and nobody off a run done right.",
  entry: ["members"],
  load: async () => (await import("./judge.ts")).judge,
};
