/**
 * What the ledger promises, checked while transactions of its vault end as told: for tests of the book and of every vault it is kept in.
 *
 * Trap: a test that stops at the first failure never sees what the ledger says afterwards. Every failed step is followed by a look.
 */
import fc from "fast-check";
import { type Change, memoryVault, type Vault, VaultFault } from "../../protocol/index.ts";
import type { Budget } from "../filter.ts";
import { type Asked, ask, filterOf, look, readBook } from "./book.ts";

export const asked = (question: string, epsilon: number, draw: Asked["draw"]): Asked => ({
  question,
  under: "",
  epsilon,
  event: { kind: "discrete-laplace", rate: epsilon, steps: 1 },
  draw,
});

/**
 * How a transaction ends for whoever began it: done; killed before anything was kept, or when it was kept and not yet told; refused because
 * the storage is full, at the write, at once or later, or at the commit.
 */
export type End = "done" | "killed before" | "killed after" | "write throws" | "write fails" | "commit fails";
const ends: readonly End[] = ["done", "killed before", "killed after", "write throws", "write fails", "commit fails"];
export class Killed extends Error {}

/** One store of records that outlives everything, and vaults on it whose transactions end so. */
export type World = (end: End) => Vault;

/** A world in this thread's memory. */
export function mortal(): World {
  const records = new Map<string, string>();
  const safe = memoryVault(records, "browser");
  return (end) => ({
    lasting: safe.lasting,
    async update<T>(key: string, change: (record: string | undefined) => Change<T>): Promise<T> {
      if (end === "done" || end === "killed after") {
        const out = await safe.update(key, change);
        if (end === "done") return out;
        throw new Killed();
      }
      const { record, out } = change(records.get(key)); // it may have drawn: nobody will see it
      if (record === undefined) return out; // a full storage is read all the same, and who is killed had nothing to lose
      throw end === "killed before" ? new Killed() : new VaultFault("full");
    },
  });
}

export interface Step {
  readonly question: string;
  readonly epsilon: number;
  readonly end: End;
}

export const steps = fc.array(
  fc.record<Step>({
    question: fc.constantFrom("count", "mean age", "sum age"),
    epsilon: fc.constantFrom(0.1, 0.3, 0.5, 1),
    end: fc.oneof({ weight: 3, arbitrary: fc.constant<End>("done") }, { weight: 2, arbitrary: fc.constantFrom(...ends) }),
  }),
  { maxLength: 25 },
);

const TABLE = "table";
const recordIn = (world: World) => world("done").update(TABLE, (record) => ({ out: record }));

/**
 * Asks step by step and expects that nothing is answered without a charge, that nothing is charged twice, that who failed was either charged
 * with an answer that comes out later or not charged at all, and that no budget is overdrawn. Draws come from a counter.
 *
 * @returns what each step told, and the record at the end: the same in every world
 */
export async function promised(world: World, limit: Budget, taken: readonly Step[]): Promise<readonly (string | undefined)[]> {
  const shown = new Map<string, number>();
  const trace: (string | undefined)[] = [];
  const must = (holds: boolean, what: string) => {
    if (!holds) throw new Error(`${what}; so far: ${trace.join(", ")}`);
  };
  let draws = 0;
  for (const { question, epsilon, end } of taken) {
    const name = `${question}@${epsilon}`;
    const before = await recordIn(world);
    const asking = ask(
      world(end),
      TABLE,
      limit,
      asked(question, epsilon, () => ({ value: ++draws })),
    );
    const told = await asking.catch((error: unknown) => {
      if (error instanceof Killed || error instanceof VaultFault) return error;
      throw error;
    });
    const after = await recordIn(world);
    const book = await look(world("done"), TABLE, limit);
    const found = book.entries.filter((entry) => entry.question === question && entry.epsilon === epsilon);
    trace.push(told instanceof Error ? told.name : told.outcome === "refused" ? told.outcome : `${told.outcome} ${told.answer.value}`);
    must(found.length <= 1, `${name} was charged twice`);
    if (told instanceof Error) {
      must(end !== "done", `${name} failed for no reason`);
      must(end === "killed after" || after === before, `${name} was charged, and nobody was to be`);
    } else if (told.outcome === "refused") {
      must(found.length === 0 && after === before, `${name} was refused and something was written`);
      must(!filterOf(book).allows({ epsilon }), `${name} was refused and fits`);
    } else {
      must(found[0]?.answer.value === told.answer.value, `${name} was answered with something else than what was charged for`);
      must((shown.get(name) ?? told.answer.value) === told.answer.value, `${name} was answered twice, differently`);
      must(told.outcome === "answered" || after === before, `${name} came from the book and something was written`);
      shown.set(name, told.answer.value as number);
    }
    const spent = after === undefined ? 0 : filterOf(readBook(after)).spent.epsilon; // throws where it is overdrawn
    must(spent <= limit.epsilon, `${spent} of ${limit.epsilon} are spent`);
  }
  trace.push(await recordIn(world));
  return trace;
}
