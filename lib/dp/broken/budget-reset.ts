/**
 * BROKEN: a budget that is full again whenever the server starts anew, or the page is loaded again. Each visit keeps its budget; together they
 * have none.
 *
 * Trap: the ledger is right, and refuses within one visit. What it must outlive is the place where it is kept.
 * Source: Dwork and Roth (2014), section 3.5: the loss of all answers on the same people adds up, whoever counts; the ledger: ../ledger.ts.
 */
import type { Rng } from "../../random/index.ts";
import { nanoEpsilon } from "../budget.ts";
import { makeLedger } from "../ledger.ts";
import { mechanismOf } from "../mechanism.ts";
import type { Ask, Exhibit } from "./exhibit.ts";
import { meanOf } from "./sums.ts";

const EPSILON = 1;
const VISITS = 20;
const few = ["Ada", "Bea", "Cem"];
type Rows = readonly string[];

/** Somebody visits again and again and asks, each time, how many rows there are. What was granted. */
function visited(which: "kept" | "forgotten", rng: Rng): Ask<Rows, readonly number[]> {
  const mechanism = mechanismOf({ name: "geometric", epsilon: nanoEpsilon(EPSILON), sensitivity: 1 });
  const draw = mechanism.sampler(rng);
  return (rows) => {
    let ledger = makeLedger(mechanism.epsilon);
    const granted: number[] = [];
    for (let visit = 0; visit < VISITS; visit++) {
      if (which === "forgotten") ledger = makeLedger(mechanism.epsilon);
      if (ledger.charge(mechanism.epsilon).granted) granted.push(rows.length + draw());
    }
    return granted;
  };
}

export const budgetReset: Exhibit<Rows, readonly number[]> = {
  id: "budget-reset",
  title: "A budget that resets",
  wrong: "The ledger is forgotten when the page is loaded again, so every visit spends the whole budget once more.",
  promised: { epsilon: EPSILON, delta: 0, relation: "add-remove" },
  pair: [[...few, "Dov"], few],
  safe: (rng) => visited("kept", rng),
  broken: (rng) => visited("forgotten", rng),
  event: { name: "the answers are above 3.5 on average", holds: (answers) => meanOf(answers) > 3.5 },
};
