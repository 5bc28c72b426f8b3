/** Asks a learner for its dummies, and reads them: what every check needs. */
import type { Rng } from "../../random/index.ts";
import type { Learner } from "../exercise.ts";
import { named, WrongAnswer } from "../judging.ts";

export type Pools = readonly (readonly string[])[];
export type Rows = readonly (readonly string[])[];

/** Pools as the protocol makes them: random identifiers, no two alike. */
export function poolsOf(columns: number, count: number, rng: Rng): string[][] {
  const bytes = Array.from(rng.bytes(6 * columns * 2 * count), (byte) => byte.toString(36).padStart(2, "0"));
  const name = (i: number) => bytes.slice(6 * i, 6 * i + 6).join("");
  return Array.from({ length: columns }, (_, column) =>
    Array.from({ length: 2 * count }, (_, i) => `${name(column * 2 * count + i)}${column}`),
  );
}

/** The rows, of which is known only that they are rows of texts of the right number. */
export const dummiesOf = async (learner: Learner, pools: Pools, count: number): Promise<Rows> =>
  rowsFrom(await learner.call("dummies", [pools, count]), pools, count);

/** The same of many runs, in order. */
export async function dummiesOfMany(learner: Learner, pools: readonly Pools[], count: number): Promise<readonly Rows[]> {
  const answers = await learner.callMany(
    "dummies",
    pools.map((own) => [own, count]),
  );
  return answers.map((answer, i) => rowsFrom(answer, pools[i] as Pools, count));
}

function rowsFrom(answer: unknown, pools: Pools, count: number): Rows {
  const columns = pools.length;
  const what = `dummies(${columns} pools of ${2 * count}, ${count})`;
  if (!Array.isArray(answer)) throw new WrongAnswer(`${what} should be a list of ${columns * count} rows; it is ${named(answer)}.`);
  if (answer.length !== columns * count) {
    throw new WrongAnswer(
      `${what} should be ${columns * count} rows, ${count} for each column; it is ${answer.length}. Every column's count needs noise of its own.`,
    );
  }
  answer.forEach((row: unknown, at) => {
    if (!Array.isArray(row) || row.length !== columns || !row.every((cell) => typeof cell === "string" && cell !== ""))
      throw new WrongAnswer(`${what}: row ${at + 1} should be a list of ${columns} texts, none empty; it is ${named(row)}.`);
  });
  return answer as Rows;
}

/** Which places of its pool a column's block takes. */
export const placesOf = (rows: Rows, pools: Pools, count: number, column: number): number[] =>
  rows.slice(column * count, (column + 1) * count).map((row) => (pools[column] as readonly string[]).indexOf(row[column] as string));
