/**
 * The attacks: what a listener learns about one device. From one report, from the reports of many days, from what changes from day to day, from
 * a file that is loaded twice, and from whatever else an answer holds.
 *
 * False alarms: each audit's bound is too high with probability at most ALPHA; see judge.ts for the sum.
 * Misses: a device that keeps 1.2 times what it promised is not always caught, nor one that draws anew once a week, or after more than twenty days.
 */
import type { Learner } from "../exercise.ts";
import type { Step } from "../judging.ts";
import { type Audited, audit, usualEvents } from "../statistics/audit.ts";
import { nameOf, over, reportsOf, type Setting, sizeOf } from "./answers.ts";

const ALPHA = 1e-7;

interface Pair extends Setting {
  readonly values: readonly [number, number];
  readonly devices: number;
}

const PAIRS: readonly Pair[] = [
  { options: 3, epsilon: over(1, 1), values: [0, 1], devices: 12_000 },
  { options: 3, epsilon: over(1, 1), values: [2, 1], devices: 12_000 },
  { options: 4, epsilon: over(1, 2), values: [3, 0], devices: 12_000 },
  { options: 2, epsilon: over(3, 1), values: [0, 1], devices: 10_000 },
];

const DAYS = 20;
const DAILY: Pair = { options: 3, epsilon: over(1, 1), values: [0, 1], devices: 2500 };

/**
 * Two answers that are sent by turns cost twice epsilon, and at 2 an audit of so many devices sees it best: that place a is 1 in both and place b in
 * neither has a chance of 1/5 from the one option, and of 1/280 from the other.
 */
const CHANGING: Pair = { options: 3, epsilon: over(2, 1), values: [0, 1], devices: 8000 };
const CHANGING_DAYS = 6;

type Lab = Parameters<Step["run"]>[1];

/** What the devices of both worlds send. A device is switched off every night: what the file keeps in variables of its own is gone. */
async function worldsOf(learner: Learner, pair: Pair, days: number, lab: Lab): Promise<readonly [number[][][], number[][][]]> {
  const world = (at: 0 | 1) => {
    const values = Array<number>(pair.devices).fill(pair.values[at]);
    const progress: Lab["progress"] = (part, note) => lab.progress((at + part) / 2, note);
    return reportsOf(learner, pair, values, days, { progress }, () => learner.restart());
  };
  return [await world(0), await world(1)];
}

/** Each device's reports are made into one number by `read`. */
const audited = ([first, second]: readonly [number[][][], number[][][]], pair: Pair, read: (sent: number[][]) => number): Audited =>
  audit(first.map(read), second.map(read), usualEvents(sizeOf(pair.epsilon)), ALPHA);

const certainty = `This bound is wrong at most once in ${(1 / ALPHA).toLocaleString("en-GB")} times.`;
const often = ([hits, tries]: readonly [number, number]) => `${hits.toLocaleString("en-GB")} of ${tries.toLocaleString("en-GB")}`;

/** A report as a number, whose digits are its places. */
const written = (bits: readonly number[]) => bits.reduce((sum, bit) => 10 * sum + bit, 0);

const oneReport: Step = {
  id: "audit",
  title: "What does one report say about its person?",
  async run(learner, lab) {
    let closest = "";
    let most = 0;
    for (const [at, pair] of PAIRS.entries()) {
      const progress: Lab["progress"] = (part, note) => lab.progress((at + part) / PAIRS.length, note);
      const found = audited(await worldsOf(learner, pair, 1, { ...lab, progress }), pair, ([sent]) => written(sent as number[]));
      const allowed = sizeOf(pair.epsilon);
      const [seldom, frequent] = found.firstIsFrequent ? [pair.values[1], pair.values[0]] : pair.values;
      if (found.epsilon > allowed) {
        return {
          passed: false,
          says:
            `You promised epsilon ${nameOf(pair.epsilon)}, and it is at least ${found.epsilon.toFixed(2)}. Reports about ${pair.options} options, written as digits: “${found.event}” came ` +
            `${often(found.frequent)} times from option ${frequent}, and ${often(found.rare)} times from option ${seldom}. ${certainty}`,
        };
      }
      if (found.epsilon / allowed >= most) {
        most = found.epsilon / allowed;
        closest = `at epsilon ${nameOf(pair.epsilon)} you keep no less than ${found.epsilon.toFixed(2)}`;
      }
    }
    return { passed: true, says: `${PAIRS.length} audits; the closest: ${closest}. None shows more than you promised. That is no proof.` };
  },
};

const manyDays: Step = {
  id: "days",
  title: `What do ${DAYS} days of reports say?`,
  async run(learner, lab) {
    const [a, b] = DAILY.values;
    const lead = (sent: number[][]) => sent.reduce((sum, bits) => sum + (bits[a] as number) - (bits[b] as number), 0);
    const found = audited(await worldsOf(learner, DAILY, DAYS, lab), DAILY, lead);
    if (found.epsilon <= sizeOf(DAILY.epsilon)) {
      return {
        passed: true,
        says: `${DAYS} days together show an epsilon of at least ${found.epsilon.toFixed(2)}, and you promised 1 for ever. An audit knows no more: “at least” is all it can say.`,
      };
    }
    return {
      passed: false,
      says:
        `You promised epsilon 1 for all that a device ever sends, and ${DAYS} days show at least ${found.epsilon.toFixed(2)}. The listener counts on how many days place ${a} is 1, less those of place ${b}: “${found.event}” ` +
        `came ${often(found.frequent)} times from one option and ${often(found.rare)} times from the other. What is drawn anew every day averages out, also when it is drawn anew because your file was loaded anew in the night, or because another device reported in between: what lasts is what begin returned. ${certainty}`,
    };
  },
};

const changing: Step = {
  id: "changes",
  title: "What changes from day to day, and what does not?",
  async run(learner, lab) {
    const [a, b] = CHANGING.values;
    const worlds = await worldsOf(learner, CHANGING, CHANGING_DAYS, lab);
    const days = (sent: number[][], place: number) => sent.filter((bits) => bits[place] === 1).length;
    const found = audited(worlds, CHANGING, (sent) => 10 * days(sent, a) + days(sent, b));
    if (found.epsilon <= sizeOf(CHANGING.epsilon)) {
      return {
        passed: true,
        says: `The listener counts on how many of ${CHANGING_DAYS} days each of two places is 1. That shows an epsilon of at least ${found.epsilon.toFixed(2)}, and you promised 2 for ever. Another listener may find more.`,
      };
    }
    const examples = worlds.map((devices) => (devices.find((sent) => new Set(sent.map(written)).size > 1) ?? devices[0]) as number[][]);
    const [seldom, frequent] = found.firstIsFrequent ? [b, a] : [a, b];
    return {
      passed: false,
      says:
        `You promised epsilon 2 for all that a device ever sends, and ${CHANGING_DAYS} days show at least ${found.epsilon.toFixed(2)}. The listener writes 10 for each day on which place ${a} is 1, and adds 1 for each day on which place ${b} is: “${found.event}” ` +
        `came ${often(found.frequent)} times from option ${frequent}, and ${often(found.rare)} times from option ${seldom}. A place that changes while others stay tells something, and so does a second answer. ${certainty}`,
      shown: {
        head: ["day", `a device with option ${a} sent`, `one with option ${b}`],
        rows: Array.from({ length: CHANGING_DAYS }, (_, day) => [
          String(day + 1),
          ...examples.map((sent) => (sent[day] as number[]).join(" ")),
        ]),
      },
    };
  },
};

/** No report of twenty places at epsilon 1/10 has a chance above about one half for each of its places: 40 equal pairs do not happen. */
const TRIES = 40;

const constantSeed: Step = {
  id: "constant-seed",
  title: "Loaded anew: does the same report come again?",
  async run(learner, lab) {
    const setting = { options: 20, epsilon: over(1, 10) };
    const fresh = async () => {
      await learner.restart();
      return (await reportsOf(learner, setting, Array<number>(TRIES).fill(7), 1, lab)).map(([sent]) => written(sent as number[]));
    };
    const [atHome, later] = [await fresh(), await fresh()];
    if (atHome.some((sent, i) => sent !== later[i]))
      return { passed: true, says: "Your file was loaded twice, and the second time it drew other reports." };
    return {
      passed: false,
      says: `Your file was loaded twice and sent the same ${TRIES} reports about the same values. A listener runs it at home for every value, and compares.`,
    };
  },
};

const elsewhere: Step = {
  id: "elsewhere",
  title: "Is anything else in a report?",
  async run(learner, lab) {
    const setting = { options: 6, epsilon: over(1, 1) };
    const values = Array.from({ length: 300 }, (_, i) => i % 6);
    const sent = await reportsOf(learner, setting, values, 1, lab);
    const signed = sent.map(([bits]) => (bits as number[]).findIndex((bit) => Object.is(bit, -0)));
    const caught = signed.filter((place) => place >= 0).length;
    if (caught === 0) return { passed: true, says: "Zeros and ones, and every zero is the same zero." };
    const right = signed.filter((place, i) => place === values[i]).length;
    return {
      passed: false,
      says: `In ${caught} of ${values.length} reports one zero is a minus zero, which is equal to zero and is sent as another number. It stands at the true option in ${right} of them.`,
    };
  },
};

export const attacks: readonly Step[] = [constantSeed, oneReport, manyDays, changing, elsewhere];
