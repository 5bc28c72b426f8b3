/** The run as a picture of its own: a sequence diagram. */
import type { Card, ResultOf } from "../../../lib/experiments/index.ts";
import type { Shown } from "../face.ts";
import { inOrder, legsOf } from "../legs.ts";
import { sequence } from "../sequence.ts";
import { clauseOf, many, NAMES, people, type Seat } from "./words.ts";

type Id = "psi-sum";

/** Shows list lengths, how many and how much; never who. */
export function picture({ lines, result }: Shown<Id> & { readonly result: ResultOf<Card<Id>> }): string {
  const lifeline = (seat: Seat) => ({ seat, name: NAMES[seat], has: people(result.inputs[seat].accepted) });
  return sequence({
    parties: [lifeline("publisher"), lifeline("shop")],
    legs: inOrder(legsOf(lines), "publisher"),
    clauseOf,
    answer: `Both learn that ${many(result.size)} are shared; the shop learns that they spent ${many(result.sum)}.`,
  });
}
