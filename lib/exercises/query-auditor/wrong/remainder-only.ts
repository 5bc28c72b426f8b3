/**
 * Wrong: takes away from the new question what is known, and looks whether one person is left. The new answer may also leave one person of an
 * older one: “everybody but the first” after “everybody” has nothing to take away.
 * Caught by: differencing
 */
import type { Group, Tools } from "../api.ts";

const P = 2n ** 61n - 1n;
const mod = (a: bigint) => ((a % P) + P) % P;

export function decide(question: Group, answered: readonly Group[], salaries: readonly number[], tools: Tools): boolean {
  const rows: bigint[][] = [];
  const remainder = (group: Group): bigint[] => {
    let values: bigint[] = salaries.map((_, person) => (group.includes(person) ? 1n : 0n));
    for (const row of rows) {
      const pivot = row.findIndex((x) => x !== 0n);
      const factor = values[pivot] ?? 0n;
      values = values.map((x, i) => mod(x - factor * (row[i] ?? 0n)));
    }
    return values;
  };
  for (const group of answered) {
    const values = remainder(group);
    const first = values.find((x) => x !== 0n);
    if (first === undefined) continue;
    const inverse = tools.inverse(first, P);
    rows.push(values.map((x) => mod(x * inverse)));
  }
  return remainder(question).filter((x) => x !== 0n).length !== 1;
}
