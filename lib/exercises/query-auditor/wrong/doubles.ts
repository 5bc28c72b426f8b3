/**
 * Wrong: elimination in doubles, compared to 0 exactly. After some divisions what should be 0 is 1e-16, and stands for a person.
 * Caught by: harmless
 */
import type { Group } from "../api.ts";

const minus = (row: readonly number[], factor: number, other: readonly number[]) => row.map((x, i) => x - factor * (other[i] ?? 0));

export function decide(question: Group, answered: readonly Group[], salaries: readonly number[]): boolean {
  const rows: { pivot: number; values: number[] }[] = [];
  for (const group of [...answered, question]) {
    let values: number[] = salaries.map((_, person) => (group.includes(person) ? 1 : 0));
    for (const row of rows) values = minus(values, values[row.pivot] ?? 0, row.values);
    const pivot = values.findIndex((x) => x !== 0);
    if (pivot < 0) continue;
    const first = values[pivot] ?? 1;
    values = values.map((x) => x / first);
    for (const row of rows) row.values = minus(row.values, row.values[pivot] ?? 0, values);
    rows.push({ pivot, values });
  }
  return rows.every(({ values }) => values.filter((x) => x !== 0).length > 1);
}
