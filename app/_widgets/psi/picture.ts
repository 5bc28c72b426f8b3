/** The run as a picture of its own: a sequence diagram. */
import type { Shown } from "../face.ts";
import { inOrder, legsOf } from "../legs.ts";
import { sequence } from "../sequence.ts";
import { clauseOf, items, NAMES, type PsiResult } from "./words.ts";

/** Shows list lengths and what was learned in number; never an item. */
export function picture({ lines, result }: Shown<"psi"> & { readonly result: PsiResult }): string {
  const lifeline = (seat: "receiver" | "sender") => ({ seat, name: NAMES[seat], has: items(result.inputs[seat].accepted) });
  const answer =
    result.size === null
      ? "The receiver refused; nobody learned the answer."
      : `${result.learns === "both" ? "Both learn" : `The ${result.learns} learns`} ${result.output === "size" ? "a size" : "the shared items"}: ${result.size}.`;
  return sequence({
    parties: [lifeline("receiver"), lifeline("sender")],
    legs: inOrder(legsOf(lines), "receiver"),
    clauseOf: (tag) => clauseOf(tag, result),
    answer,
  });
}
