/** Whether the padding has the form that the protocol needs, and whether the book counts. */
import type { Learner } from "../exercise.ts";
import { named, refusal, type Step, WrongAnswer } from "../judging.ts";
import type { Past, Run } from "./api.ts";
import { dummiesOf, placesOf, poolsOf } from "./padding.ts";

const SHAPES = [
  [1, 1],
  [3, 5],
  [2, 8],
  [4, 3],
] as const;

const rows: Step = {
  id: "rows",
  title: "As many rows as the protocol needs",
  run: async (learner, { rng }) => {
    for (const [columns, count] of SHAPES) await dummiesOf(learner, poolsOf(columns, count, rng), count);
    return { passed: true, says: "It was asked for one to four columns, and gave each its dummies." };
  },
};

const blocks: Step = {
  id: "blocks",
  title: "A dummy of a column can match in that column alone",
  run: async (learner, { rng }) => {
    for (const [columns, count] of SHAPES)
      for (let again = 0; again < 6; again++) {
        const pools = poolsOf(columns, count, rng);
        const found = await dummiesOf(learner, pools, count);
        const known = new Set(pools.flat());
        for (let column = 0; column < columns; column++) {
          const places = placesOf(found, pools, count, column);
          if (places.includes(-1))
            throw new WrongAnswer(`A row of column ${column + 1} has a cell there that is not of that column's pool.`);
          if (new Set(places).size < count)
            throw new WrongAnswer(`An identifier of column ${column + 1}'s pool stands in two rows. It would match twice.`);
        }
        found.forEach((row, at) => {
          const other = row.findIndex((cell, column) => column !== Math.floor(at / count) && known.has(cell));
          if (other >= 0)
            throw new WrongAnswer(
              `Row ${at + 1} is a dummy of column ${Math.floor(at / count) + 1} and has an identifier of a pool in column ${other + 1} as well: it can match there, and is then missing where it belongs.`,
            );
        });
      }
    return { passed: true, says: "Each row has one identifier of a pool, in its own column, and none stands twice." };
  },
};

const uncounted: Step = {
  id: "uncounted",
  title: "No dummies without a number",
  run: async (learner, { rng }) => {
    const found = await refusal(learner, "dummies", [poolsOf(2, 4, rng), null]);
    if (found.refused) return { passed: true, says: "Where nobody had computed the number, it refused." };
    return {
      passed: false,
      says: `Nobody has computed how many dummies it takes, and dummies answers with ${named(found.answer)}. The run goes on, the sizes are exact, and nobody is told.`,
    };
  },
};

export async function allowed(learner: Learner, next: Run, before: readonly Past[], promised: number): Promise<boolean> {
  const answer = await learner.call("mayRun", [{ ...next }, before.map((run) => ({ ...run })), promised]);
  if (typeof answer !== "boolean") throw new WrongAnswer(`mayRun should be true or false; it is ${named(answer)}.`);
  return answer;
}

const book: Step = {
  id: "book",
  title: "As many runs as were promised, and not one more",
  run: async (learner) => {
    for (const promised of [1, 2, 5]) {
      const before: Past[] = [];
      for (let asked = 0; asked < promised + 2; asked++) {
        const next = { data: "customers", peer: "shop" };
        const granted = await allowed(learner, next, before, promised);
        if (granted !== asked < promised)
          return {
            passed: false,
            says: `${promised} ${promised === 1 ? "run was" : "runs were"} promised and ${asked} began: run ${asked + 1} is ${granted ? "granted" : "refused"}.`,
          };
        if (granted) before.push({ ...next, ended: "finished" });
      }
      // Another data set has a promise of its own.
      if (!(await allowed(learner, { data: "suppliers", peer: "shop" }, before, promised)))
        return { passed: false, says: "A data set that nobody asked about is refused because of another one." };
    }
    // Whoever counts questions in a variable of the file has its own idea of what began.
    const one: Past = { data: "customers", peer: "shop", ended: "finished" };
    for (let time = 1; time <= 3; time++)
      if (!(await allowed(learner, { data: "customers", peer: "shop" }, [one], 2)))
        return {
          passed: false,
          says: `Two runs were promised and one began, and question ${time} about the second is refused. A question is no run: what began stands in the list of runs.`,
        };
    return { passed: true, says: "It granted what was promised for each data set and refused the next run." };
  },
};

export const tests = [rows, blocks, uncounted, book];
