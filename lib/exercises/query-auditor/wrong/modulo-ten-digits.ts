/**
 * Wrong: a prime that everybody knows, and that is smaller than some determinants. Groups of 36 people exist that only look dependent.
 * Caught by: small-primes
 */
import type { Group, Tools } from "../api.ts";

const P = 1_000_000_007n;
const mod = (a: bigint) => ((a % P) + P) % P;
const minus = (row: readonly bigint[], factor: bigint, other: readonly bigint[]) => row.map((x, i) => mod(x - factor * (other[i] ?? 0n)));

export function decide(question: Group, answered: readonly Group[], salaries: readonly number[], tools: Tools): boolean {
  if (question.length < 2) return false;
  const rows: { pivot: number; values: bigint[] }[] = [];
  for (const group of [...answered, question]) {
    let values: bigint[] = salaries.map((_, person) => (group.includes(person) ? 1n : 0n));
    for (const row of rows) values = minus(values, values[row.pivot] ?? 0n, row.values);
    const pivot = values.findIndex((x) => x !== 0n);
    if (pivot < 0) continue;
    const inverse = tools.inverse(values[pivot] ?? 1n, P);
    values = values.map((x) => mod(x * inverse));
    for (const row of rows) row.values = minus(row.values, row.values[pivot] ?? 0n, values);
    rows.push({ pivot, values });
  }
  return rows.every(({ values }) => values.filter((x) => x !== 0n).length > 1);
}
