// Words the course does not use. They tell a reader who is stuck that the fault is theirs.
import type { Words } from "./mdx.ts";
import { type Fault, fault } from "./places.ts";

const FORBIDDEN = /\b(simply|just|easy|obviously)\b/gi;

export function forbiddenWords(prose: readonly Words[], file: string): Fault[] {
  return prose.flatMap(({ text, line }) =>
    [...text.matchAll(FORBIDDEN)].map((found) => {
      const above = text.slice(0, found.index).split("\n").length - 1;
      return fault(
        { file, line: line + above },
        `The word "${found[0]}" is not used in this course: say what makes it so, or leave it out.`,
      );
    }),
  );
}
