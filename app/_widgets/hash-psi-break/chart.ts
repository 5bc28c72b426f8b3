/** How many numbers were recovered after so many guesses: the line both the figure and its saved picture draw. */
import { ticks } from "d3";
import { PREFIX, type Recovered } from "../../../lib/experiments/hash-psi-break.ts";

export const WIDTH = 900;
export const HEIGHT = 170;
const LEFT = 36;
/** Half of the last tick's words. */
const RIGHT = 44;
const BOTTOM = 34;
const TOP = 20;

/** Guesses are made in numeric order, so a number's digits say when it was found. */
const guessOf = ({ value }: Recovered) => Number(value.slice(PREFIX.length)) + 1;

export function chartOf({
  tried,
  total,
  listed,
  recovered,
}: {
  tried: number;
  total: number;
  listed: number;
  recovered: readonly Recovered[];
}) {
  // Straight lines and whole numbers: d3's scales and shapes would weigh more than the rest of the figure.
  const x = (guesses: number) => LEFT + (guesses / total) * (WIDTH - RIGHT - LEFT);
  const y = (count: number) => HEIGHT - BOTTOM - (count / listed) * (HEIGHT - BOTTOM - TOP);
  const found = recovered.map(guessOf).sort((a, b) => a - b);
  const steps = found.map((at, i) => `H${x(at)}V${y(i + 1)}`);
  const path = `M${x(0)} ${y(0)}${steps.join("")}H${x(tried)}`;
  const labelled = ticks(0, total, 4).map((at) => ({ at: x(at), label: short(at) }));
  return {
    path,
    ticks: labelled,
    end: { x: x(tried), y: y(found.length) },
    base: HEIGHT - BOTTOM,
    left: LEFT,
    right: WIDTH - RIGHT,
    top: TOP,
    topLabel: String(listed),
  };
}

const short = (n: number) => (n >= 1e6 ? `${n / 1e6} million` : n >= 1e4 ? `${n / 1e3}k` : String(n));
