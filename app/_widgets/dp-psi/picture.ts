/** The run as a picture of its own: a sequence diagram. */
import type { Result } from "../../../lib/experiments/dp-psi.result.ts";
import type { Shown } from "../face.ts";
import { inOrder, legsOf } from "../legs.ts";
import { sequence } from "../sequence.ts";
import { clauseOf, items, many, NAMES, type Seat } from "./words.ts";

/** Shows list lengths and how many; never who. */
export function picture({ lines, result }: Shown<"dp-psi"> & { readonly result: Result }): string {
  const { answer, inputs } = result;
  const lifeline = (seat: Seat) => ({ seat, name: NAMES[seat], has: items(inputs[seat].accepted) });
  return sequence({
    parties: [lifeline("receiver"), lifeline("sender")],
    legs: inOrder(legsOf(lines), "sender"),
    clauseOf,
    answer: `The receiver is told ${items(answer.right + answer.wrong)}; ${many(answer.right)} are shared, ${many(answer.wrong)} are not.`,
  });
}
