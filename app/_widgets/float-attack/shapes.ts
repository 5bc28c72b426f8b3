/** The drawings of the figure in hundredths of their box, and its numbers in words. The saved picture draws the same paths. */
import type { Panel, Result } from "../../../lib/experiments/float-attack.result.ts";
import { inHundred, short } from "../hundredths.ts";

export type Way = "doubles" | "grid";

/** A number with all of its digits: they are what this is about. */
export const digits = (x: number) => String(x).replace("-", "−").replace("e−", " × 10^−");
/** A share, of a hundred; with two decimals where one would make it all of them. */
export const of100 = (share: number) => (share > 0.999 && share < 1 ? (Math.floor(1e4 * share) / 100).toFixed(2) : inHundred(100 * share));
/** Which power of two. */
export const powerOf = (x: number) => Math.round(Math.log2(x));
export const power = (x: number) => `2^${powerOf(x)}`.replace("-", "−");

/** The bits before and from the first that is worth less than `unit`, and whether one of those is set. */
export function splitBits({ sign, exponent, fraction }: Panel["bits"], unit: number) {
  // Below the smallest normal exponent the first bit is worth 2^-1023; no answer gets there but 0.
  const worth = Number.parseInt(exponent, 2) - 1023;
  const kept = exponent === "0".repeat(11) ? 52 : Math.max(0, Math.min(52, worth - powerOf(unit)));
  const last = fraction.lastIndexOf("1");
  return {
    sign,
    exponent,
    coarse: fraction.slice(0, kept),
    fine: fraction.slice(kept),
    finer: last >= kept,
    lastWorth: worth - last - 1,
  };
}

/** What is finer than this is a proof: around the count with you, and on the grid. */
export const unitOf = (result: Result, way: Way) => (way === "doubles" ? result.grain : result.grid.near.step);

export function nearOf({ near }: Panel) {
  const slot = 100 / near.with.length;
  const bars = (row: readonly boolean[], top: number, reachable: boolean) =>
    row
      .map((can, i) => {
        const x = short((i + 0.5) * slot);
        if (can !== reachable) return "";
        return reachable ? `M${x} ${top}v34` : `M${x} ${top + 16}v2`;
      })
      .join("");
  return {
    can: bars(near.without, 8, true) + bars(near.with, 58, true),
    cannot: bars(near.without, 8, false) + bars(near.with, 58, false),
    middle: { x: 50 - slot / 2, width: slot },
  };
}

export function candidatesOf({ candidates }: Panel) {
  const slot = 100 / candidates.length;
  const bar = (i: number, share: number) => {
    const height = Math.max(2, 92 * share);
    return `M${short((i + 0.18) * slot)} 100v${short(-height)}h${short(0.64 * slot)}v${short(height)}z`;
  };
  const some = (possible: boolean) => candidates.map((each, i) => (each.possible === possible ? bar(i, each.likelihood) : "")).join("");
  return {
    can: some(true),
    cannot: some(false),
    places: candidates.map(({ count, possible }, i) => ({ at: (i + 0.5) * slot, count, possible })),
  };
}
