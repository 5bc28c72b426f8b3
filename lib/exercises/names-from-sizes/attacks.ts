/**
 * The attacks on an attack: that it wastes calls, that it finds members late, that a claim of it is no certainty, and that an answer which cannot be
 * right leads it astray.
 *
 * False alarms. Of the calls that halving takes for 64 people of whom 16 are in, the mean is 38.54 (lib/attacks/sets, expectedCalls) and the standard
 * deviation 3.3, measured on a thousand sets. The mean of 40 sets is above 42 by 6.6 standard deviations: less than once in a billion judgements. The
 * other three do not count: they hold of every set, or compute.
 */
import { expectedCalls, membersFound } from "../../attacks/sets/index.ts";
import type { Rng } from "../../random/index.ts";
import { type Step, WrongAnswer } from "../judging.ts";
import type { Answer } from "./api.ts";
import { askUntil, claims, counted, drawn, inWords, lately, type Secret, secretOf } from "./asking.ts";
import { settleAll } from "./tests.ts";

const [PEOPLE, MEMBERS, SETS, MOST] = [64, 16, 40, 42];

const economy: Step = {
  id: "economy",
  title: `${PEOPLE} people, ${MEMBERS} members: at most ${MOST} calls on average`,
  async run(learner, { rng }) {
    const secrets = Array.from({ length: SETS }, () => drawn(PEOPLE, MEMBERS, rng));
    await settleAll(learner, secrets);
    const mean = secrets.reduce((sum, { asked }) => sum + asked.length, 0) / SETS;
    return {
      passed: mean <= MOST,
      says: `It settled everybody in ${mean.toFixed(1)} calls on average over ${SETS} sets. Halving takes ${expectedCalls(PEOPLE, MEMBERS).toFixed(1)}; asking for each person alone takes ${PEOPLE}.`,
      ...(mean > MOST && { shown: lately(secrets[0] as Secret) }),
    };
  },
};

const DEPTH = Math.ceil(Math.log2(PEOPLE));

const membersFirst: Step = {
  id: "members-first",
  title: `Members first: one for every ${DEPTH} calls after the first`,
  async run(learner, { rng, progress }) {
    // And two that somebody arranged, in which all halves are alike: whoever does not go on where it split last knows nobody for a long time.
    const arranged = [4, 2].map((every) =>
      secretOf(
        PEOPLE,
        Array.from({ length: PEOPLE / every }, (_, i) => i * every),
      ),
    );
    const secrets = [...[4, 8, 16, 16, 30, 50].map((members) => drawn(PEOPLE, members, rng)), ...arranged];
    for (let calls = 1; calls <= 1 + 5 * DEPTH; calls += DEPTH) {
      await askUntil(learner, secrets, calls === 1 ? 1 : DEPTH);
      for (const [i, verdicts] of (await claims(learner, secrets)).entries()) {
        const secret = secrets[i] as Secret;
        const untrue = verdicts.findIndex((word, person) => word === (secret.members.has(person) ? "out" : "in"));
        if (untrue >= 0)
          throw new WrongAnswer(
            `After ${secret.asked.length} calls about ${PEOPLE} people it claims person ${untrue} to be ${verdicts[untrue]}, and it is the other way round: the set itself refutes the claim.`,
            lately(secret),
          );
        const found = verdicts.filter((word, person) => word === "in" && secret.members.has(person)).length;
        const sure = membersFound(PEOPLE, secret.members.size, calls);
        if (found >= sure) continue;
        throw new WrongAnswer(
          `After ${calls} calls about ${PEOPLE} people, ${secret.members.size} of them members, it knows ${found}. Going down where members are densest finds ${sure} or more, whatever the set.`,
          lately(secret),
        );
      }
      await progress(calls / (1 + 5 * DEPTH), "finding members");
    }
    return {
      passed: true,
      says: `Eight sets, two of them arranged, stopped after every ${DEPTH} calls: it knew at least as many members as the law says, and no claim was untrue.`,
    };
  },
};

const SMALL = 12;

/** Every set of so many people that gives these answers; a bit for each member. */
function fitting(asked: readonly Answer[]): number[] {
  const masks = asked.map(({ group, size }) => ({ mask: group.reduce((bits, person) => bits | (1 << person), 0), size }));
  const ones = (bits: number): number => (bits === 0 ? 0 : (bits & 1) + ones(bits >> 1));
  const all: number[] = [];
  for (let set = 0; set < 2 ** SMALL; set++) if (masks.every(({ mask, size }) => ones(set & mask) === size)) all.push(set);
  return all;
}

const membersIn = (set: number) => Array.from({ length: SMALL }, (_, person) => person).filter((person) => (set >> person) & 1);

const counterexample: Step = {
  id: "counterexample",
  title: "For a claim that is no certainty, a set that refutes it",
  async run(learner, { rng, progress }) {
    const secrets = Array.from({ length: 24 }, (_, i) => drawn(SMALL, 1 + (i % 10), rng));
    let certain = 0;
    for (let calls = 1; calls <= 9; calls++) {
      await askUntil(learner, secrets, 1);
      for (const [i, verdicts] of (await claims(learner, secrets)).entries()) {
        const secret = secrets[i] as Secret;
        const sets = fitting(secret.asked);
        for (const [person, word] of verdicts.entries()) {
          if (word === "open") continue;
          const other = sets.find((set) => ((set >> person) & 1) !== (word === "in" ? 1 : 0));
          if (other === undefined) {
            certain++;
            continue;
          }
          throw new WrongAnswer(
            `After ${secret.asked.length} calls it claims person ${person} to be ${word}. The set {${membersIn(other).join(", ")}} gives the same answers, and there person ${person} is ${word === "in" ? "out" : "in"}.`,
            lately(secret),
          );
        }
      }
      await progress(calls / 9, "looking for sets that fit");
    }
    return {
      passed: true,
      says: `24 sets of ${SMALL} people, after 1 to 9 calls: ${certain} claims, and no set that fits the answers refutes one.`,
    };
  },
};

/** Off by up to so many, and now and then by a thousand. */
const noisy = (rng: Rng) => (secret: Secret, group: readonly number[]) =>
  counted(secret, group) + rng.below(41) - 20 + (rng.below(10) === 0 ? 1000 * (rng.below(3) - 1) : 0);

const impossible: Step = {
  id: "noise",
  title: "Answers with noise: it still comes to an end",
  async run(learner, { rng }) {
    const secrets = Array.from({ length: 20 }, (_, i) => drawn(16 + i, 4, rng));
    await askUntil(learner, secrets, Number.POSITIVE_INFINITY, noisy(rng));
    await claims(learner, secrets);
    const longest = secrets.reduce((a, b) => (b.asked.length > a.asked.length ? b : a));
    return {
      passed: true,
      says: `20 victims that add noise: no question was without sense, and it ended, after ${longest.asked.length} calls at the most. What it claims then is worth little; the last group was ${inWords(longest.asked.at(-1)?.group ?? [])}.`,
    };
  },
};

export const attacks: readonly Step[] = [economy, membersFirst, counterexample, impossible];
