/**
 * The diagram in hundredths of its box: more answers to the right, more noise upwards, both on logarithmic scales. The saved picture draws
 * the same paths.
 */
import type { Result } from "../../../lib/experiments/reconstruction.result.ts";
import { lineThrough, short, whole, within } from "../hundredths.ts";

export { whole };

const clamp = (n: number) => within(0, 100, n);
const FLOOR = 0.35;
const TOP = 380;

export const plain = (n: number) => n.toLocaleString("en-GB", { maximumSignificantDigits: 3 });
export const percent = (share: number) =>
  `${(100 * share).toLocaleString("en-GB", { maximumFractionDigits: share > 0.99 ? 1 : 0 })}\u00a0%`;

/** How dark a share is: paper for one half, which a coin finds, ink for all. */
export const darkness = (share: number) => Math.round(100 * Math.min(1, Math.max(0, 2 * share - 1)));

export function diagramOf({ secret, contours, budget, dots, asked, answered, each }: Result) {
  const people = secret.length;
  const [first, last] = [people / 2, people * 20];
  const x = (queries: number) => (100 * Math.log(queries / first)) / Math.log(last / first);
  const y = (noise: number) => 100 - (100 * Math.log(noise / FLOOR)) / Math.log(TOP / FLOOR);
  const noise = 1 / each;
  const xs = [people / 2, people, 2 * people, 4 * people, 8 * people, 16 * people];
  return {
    /** Left of this there are fewer answers than people. */
    few: x(people),
    areas: contours.map(({ share, points }) => {
      const line = lineThrough(points.map((point) => [x(point.queries), y(point.noise)]));
      return {
        share,
        line,
        // down from the line to the ground: where at least this much is found
        d: `${line}V100H${short(x(points[0]?.queries ?? people))}z`,
        at: clamp(y(points.at(-1)?.noise ?? 1)),
      };
    }),
    /** As much noise as the budget asks for: answers / epsilon. */
    budget: `M${[0, 100]
      .map((at) => {
        const queries = first * (last / first) ** (at / 100);
        return `${at} ${short(y(queries / budget))}`;
      })
      .join("L")}`,
    budgetAt: { x: clamp(x(TOP * budget)), y: clamp(y(last / budget)) },
    dots: dots.map((dot) => ({ ...dot, x: x(dot.queries), y: y(dot.noise) })),
    own: { x: clamp(x(Math.max(1, answered))), y: clamp(y(noise)), asked: clamp(x(asked)) },
    xs: xs.map((queries) => ({ at: x(queries), label: whole(queries) })),
    ys: [0.5, 1, 2, 4, 8, 16, 32, 64, 128, 256].map((at) => ({ at: y(at), label: String(at) })),
  };
}
