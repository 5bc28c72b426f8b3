/**
 * Wrong: A record for which no model speaks on one side gets the lowest score. Three in four of the members are still found, and of these records nobody.
 * Caught by: missing-side
 */
import type { Asked, Tools } from "../api.ts";

type Side = "inside" | "outside";

const LEAST = 1e-12;
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const mean = (numbers: readonly number[]) => sum(numbers) / numbers.length;

/** The mean of the records' means, of those that have any: what a record is like on this side. */
const typical = (records: readonly Asked[], side: Side) =>
  mean(records.filter((record) => record[side].length > 0).map((record) => mean(record[side])));

/** How far models are from each other about the same record: deviations from each record's own mean, of all records together. */
function spread(records: readonly Asked[], side: Side): number {
  const squares = records.map((record) => sum(record[side].map((phi) => (phi - mean(record[side])) ** 2)));
  const freedom = sum(records.map((record) => Math.max(0, record[side].length - 1)));
  return sum(squares) / freedom;
}

export function score(records: readonly Asked[], tools: Tools): readonly number[] {
  const gap = typical(records, "inside") - typical(records, "outside");
  const [inside, outside] = [spread(records, "inside"), spread(records, "outside")];
  // With too few models for a spread on this side, the other side's; with too few there as well, 1.
  const known = (...spreads: readonly number[]) => Math.max(LEAST, spreads.find(Number.isFinite) ?? 1);
  const [within, without] = [known(inside, outside), known(outside, inside)];
  return records.map((record) => {
    if (record.inside.length === 0 || record.outside.length === 0) return -1e6;
    const own = (side: Side) => (record[side].length > 0 ? mean(record[side]) : undefined);
    // Where no model speaks for one side, that side is as far from the other as it is on average.
    const shift = Number.isFinite(gap) ? gap : 0;
    const out = own("outside") ?? (own("inside") ?? 0) - shift;
    const member = own("inside") ?? out + shift;
    return tools.logNormal(record.victim, member, within) - tools.logNormal(record.victim, out, without);
  });
}
