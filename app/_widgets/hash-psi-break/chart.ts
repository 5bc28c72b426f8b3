/** How many numbers were recovered after so many guesses: the line both the figure and its saved picture draw. */
import { curveStepAfter, line, scaleLinear } from "d3";
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
  const x = scaleLinear([0, total], [LEFT, WIDTH - RIGHT]);
  const y = scaleLinear([0, listed], [HEIGHT - BOTTOM, TOP]);
  const found = recovered.map(guessOf).sort((a, b) => a - b);
  const steps: [number, number][] = [[0, 0], ...found.map((at, i): [number, number] => [at, i + 1]), [tried, found.length]];
  const path =
    line<[number, number]>(
      ([at]) => x(at),
      ([, count]) => y(count),
    ).curve(curveStepAfter)(steps) ?? "";
  const ticks = x.ticks(4).map((at) => ({ at: x(at), label: short(at) }));
  return {
    path,
    ticks,
    end: { x: x(tried), y: y(found.length) },
    base: HEIGHT - BOTTOM,
    left: LEFT,
    right: WIDTH - RIGHT,
    top: TOP,
    topLabel: String(listed),
  };
}

const short = (n: number) => (n >= 1e6 ? `${n / 1e6} million` : n >= 1e4 ? `${n / 1e3}k` : String(n));
