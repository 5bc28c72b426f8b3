/**
 * The audits: what epsilon does the learner's noise really keep, at least? On neighbouring counts for two worlds next to each other, and on
 * counts that differ by k, where whatever keeps epsilon keeps k·epsilon: that is how noise is caught that ends somewhere.
 *
 * False alarms: each audit's bound is too high with probability at most ALPHA, also for the best of attackers' events; see judge.ts for the sum.
 * Misses: see the tests. Noise that keeps 1.2 times the epsilon promised, or whose tail ends beyond 6/epsilon, is not always caught.
 */
import type { Learner } from "../exercise.ts";
import type { Found, Step } from "../judging.ts";
import { type Audited, audit, usualEvents } from "../statistics/audit.ts";
import { answersFor, nameOf, over, sizeOf } from "./answers.ts";
import type { Epsilon } from "./api.ts";

export const ALPHA = 1e-7;

interface Pair {
  readonly epsilon: Epsilon;
  readonly counts: readonly [number, number];
  readonly tries: number;
}

/** 0 and 1 as well: there some code treats nothing as nothing to hide. 3/2: above 1 some code rounds epsilon to a whole number. */
const NEIGHBOURS: readonly Pair[] = [
  { epsilon: over(1, 1), counts: [50, 51], tries: 20_000 },
  { epsilon: over(1, 1), counts: [0, 1], tries: 10_000 },
  { epsilon: over(1, 10), counts: [50, 51], tries: 12_000 },
  { epsilon: over(3, 2), counts: [50, 51], tries: 12_000 },
  { epsilon: over(3, 1), counts: [50, 51], tries: 10_000 },
];

/** Six times epsilon, five times: half of the answers of one world lie beyond the other's count, of which e^-6 must be left there. */
const GROUPS: readonly Pair[] = [
  { epsilon: over(1, 1), counts: [50, 56], tries: 40_000 },
  { epsilon: over(1, 10), counts: [50, 100], tries: 14_000 },
];

/** How many of these bounds there are. */
export const AUDITS = NEIGHBOURS.length + GROUPS.length;

interface Line extends Audited {
  readonly pair: Pair;
  readonly allowed: number;
}

async function audited(
  learner: Learner,
  pairs: readonly Pair[],
  progress: (fraction: number, note: string) => Promise<void>,
): Promise<Line[]> {
  const lines: Line[] = [];
  for (const [i, pair] of pairs.entries()) {
    const { epsilon, counts, tries } = pair;
    const world = (count: number, k: number) =>
      answersFor(learner, count, epsilon, tries, { progress: (part, note) => progress((i + (k + part) / 2) / pairs.length, note) });
    const [a, b] = [await world(counts[0], 0), await world(counts[1], 1)];
    const allowed = sizeOf(epsilon) * (counts[1] - counts[0]);
    lines.push({ ...audit(a, b, usualEvents(allowed), ALPHA), pair, allowed });
  }
  return lines;
}

const percent = ([hits, tries]: readonly [number, number]) => `${hits.toLocaleString("en-GB")} of ${tries.toLocaleString("en-GB")}`;

const worlds = ({ pair: { counts }, firstIsFrequent }: Line) => (firstIsFrequent ? counts : ([counts[1], counts[0]] as const));

const row = (line: Line): readonly string[] => {
  const [often, seldom] = worlds(line);
  return [
    nameOf(line.pair.epsilon),
    line.event,
    `${percent(line.frequent)} (count ${often})`,
    `${percent(line.rare)} (count ${seldom})`,
    line.epsilon.toFixed(2),
    line.allowed.toFixed(1),
  ];
};

const HEAD = ["epsilon", "event", "how often", "and how often", "log ratio at least", "allowed"];

function verdict(lines: readonly Line[], passed: (line: Line) => string, failed: (line: Line) => string): Found {
  const worst = lines.reduce((a, b) => (a.epsilon / a.allowed >= b.epsilon / b.allowed ? a : b));
  const shown = { head: HEAD, rows: lines.map(row) };
  return worst.epsilon > worst.allowed ? { passed: false, says: failed(worst), shown } : { passed: true, says: passed(worst) };
}

const certainty = `This bound is wrong at most once in ${(1 / ALPHA).toLocaleString("en-GB")} times.`;

export const neighbours: Step = {
  id: "audit",
  title: "What epsilon do you keep, on two counts that differ by one person?",
  async run(learner, { progress }) {
    return verdict(
      await audited(learner, NEIGHBOURS, progress),
      (line) =>
        `Five audits, at epsilon 1, 1/10, 3/2 and 3. The closest: at epsilon ${nameOf(line.pair.epsilon)}, “${line.event}” shows that you keep no less than ${line.epsilon.toFixed(2)}. ` +
        "None shows more than you promised. That is no proof, only an auditor who found nothing.",
      (line) => {
        const [often, seldom] = worlds(line);
        return (
          `You promised epsilon ${nameOf(line.pair.epsilon)}, and it is at least ${line.epsilon.toFixed(2)}: “${line.event}” happened ${percent(line.frequent)} times for the count ${often}, ` +
          `and ${percent(line.rare)} times for ${seldom}. The event was chosen on other answers than these. ${certainty}`
        );
      },
    );
  },
};

export const groups: Step = {
  id: "tail",
  title: "Does your noise end somewhere?",
  async run(learner, { progress }) {
    return verdict(
      await audited(learner, GROUPS, progress),
      (line) =>
        `Whoever keeps epsilon for one person keeps six times epsilon for six. The closest of two audits: on the counts ${line.pair.counts.join(" and ")} at epsilon ${nameOf(line.pair.epsilon)}, ` +
        `at least ${line.epsilon.toFixed(1)} where ${line.allowed} is allowed. Noise that ends beyond that is not seen here.`,
      (line) => {
        const [often, seldom] = worlds(line);
        const people = line.pair.counts[1] - line.pair.counts[0];
        return (
          `“${line.event}” happened ${percent(line.frequent)} times for the count ${often}, and ${percent(line.rare)} times for ${seldom}. The counts differ by ${people} people, so epsilon ` +
          `${nameOf(line.pair.epsilon)} allows a log ratio of ${line.allowed}, and it is at least ${line.epsilon.toFixed(1)}: your noise falls too fast, or ends. Then some answers are possible after one count and not after its neighbour. ${certainty}`
        );
      },
    );
  },
};
