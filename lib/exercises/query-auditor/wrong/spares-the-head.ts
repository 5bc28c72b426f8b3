/**
 * Wrong: does not answer about groups with employee 0 where that is the head and earns very much. The refusal says that it is.
 * Caught by: refusals
 */
import type { Group, Tools } from "../api.ts";

const P = 2n ** 61n - 1n;
const mod = (a: bigint) => ((a % P) + P) % P;

interface Row {
  readonly pivot: number;
  values: bigint[];
}

const minus = (row: readonly bigint[], factor: bigint, other: readonly bigint[]) => row.map((x, i) => mod(x - factor * (other[i] ?? 0n)));

/** One group more, in reduced form: every row has a 1 where all the others have 0. */
function add(rows: Row[], group: Group, people: number, tools: Tools): void {
  let values: bigint[] = Array.from({ length: people }, (_, person) => (group.includes(person) ? 1n : 0n));
  for (const row of rows) values = minus(values, values[row.pivot] ?? 0n, row.values);
  const pivot = values.findIndex((x) => x !== 0n);
  if (pivot < 0) return; // nothing new
  const inverse = tools.inverse(values[pivot] ?? 1n, P);
  values = values.map((x) => mod(x * inverse));
  for (const row of rows) row.values = minus(row.values, row.values[pivot] ?? 0n, values);
  rows.push({ pivot, values });
}

export function decide(question: Group, answered: readonly Group[], salaries: readonly number[], tools: Tools): boolean {
  if (question.includes(0) && (salaries[0] ?? 0) > 50_000) return false;
  const rows: Row[] = [];
  for (const group of [...answered, question]) add(rows, group, salaries.length, tools);
  return rows.every(({ values }) => values.filter((x) => x !== 0n).length > 1);
}
