/**
 * Wrong: Where there are no models on one side their mean is taken to be 0, easy record or not.
 * Caught by: missing-side
 */
import type { Asked, Tools } from "../api.ts";

type Side = "inside" | "outside";

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const mean = (numbers: readonly number[]) => (numbers.length === 0 ? 0 : sum(numbers) / numbers.length);

function spread(records: readonly Asked[], side: Side): number {
  const squares = records.map((record) => sum(record[side].map((phi) => (phi - mean(record[side])) ** 2)));
  const freedom = sum(records.map((record) => Math.max(0, record[side].length - 1)));
  return freedom === 0 ? 1 : Math.max(1e-12, sum(squares) / freedom);
}

export function score(records: readonly Asked[], tools: Tools): readonly number[] {
  const [within, without] = [spread(records, "inside"), spread(records, "outside")];
  return records.map(
    ({ victim, inside, outside }) => tools.logNormal(victim, mean(inside), within) - tools.logNormal(victim, mean(outside), without),
  );
}
