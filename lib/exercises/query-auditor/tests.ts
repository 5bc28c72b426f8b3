/** What a gatekeeper must do besides guarding: say yes or no, refuse what is one person's, and answer what tells nobody's salary. */
import type { Rng } from "../../random/index.ts";
import type { Step } from "../judging.ts";
import { WrongAnswer } from "../judging.ts";
import type { Group } from "./api.ts";
import { allOf, decision, everybody, inWords, PEOPLE, rising, Service, SIZES, salariesFrom } from "./asking.ts";

const decisionStep: Step = {
  id: "decision",
  title: "It says true or false, and answers a first, large total",
  async run(learner, { rng }) {
    for (const group of [everybody, everybody.slice(0, 10), everybody.slice(5, 12)]) {
      if (await decision(learner, group, [], salariesFrom(rng))) continue;
      throw new WrongAnswer(
        `Nothing was answered before, and the total of ${inWords(group)} was refused. Nobody's salary follows from it.`,
      );
    }
    return { passed: true, says: "Three first questions, about 20, 10 and 7 employees, were answered." };
  },
};

const alone: Step = {
  id: "alone",
  title: "A group of one is refused",
  async run(learner, { rng }) {
    for (const [person, before] of [
      [0, []],
      [7, [everybody]],
      [PEOPLE - 1, [everybody.slice(0, 10), everybody.slice(10)]],
    ] as const) {
      if (!(await decision(learner, [person], before, salariesFrom(rng)))) continue;
      throw new WrongAnswer(`The total of employee ${person} alone was answered. It is a salary.`);
    }
    return { passed: true, says: "Three employees were asked for by themselves, and refused." };
  },
};

const again: Step = {
  id: "again",
  title: "What was answered once is answered again",
  async run(learner, { rng }) {
    const service = new Service(learner, salariesFrom(rng));
    const groups = [everybody, everybody.slice(0, 12), everybody.slice(6)];
    for (const group of groups) await service.ask(group);
    for (const group of service.answered.slice()) {
      if (await service.ask(group)) continue;
      throw new WrongAnswer(
        `The total of ${inWords(group)} was answered, and the second time it was refused. The same answer tells nothing new.`,
      );
    }
    return { passed: true, says: "Three totals were asked for twice." };
  },
};

/** The first with the last four, departments, departments together, everybody, and groups at random: nobody could call any of them small. */
function quarterly(rng: Rng, size: number): Group[] {
  const all = allOf(size);
  const people = rng.shuffled(all);
  const part = Math.floor(size / 4);
  const departments = [0, 1, 2, 3].map((at) => rising(people.slice(at * part, at === 3 ? size : (at + 1) * part)));
  const [a, b, c] = departments as [number[], number[], number[]];
  const atRandom = Array.from({ length: 8 }, () => rising(rng.shuffled(all).slice(0, part + 1 + rng.below(2 * part - 1))));
  return [
    [0, size - 4, size - 3, size - 2, size - 1],
    ...departments,
    rising([...a, ...b]),
    rising([...b, ...c]),
    all,
    all.filter((person) => !a.includes(person)),
    ...atRandom,
  ];
}

const LARGER = SIZES.filter((people) => people > PEOPLE);

/** Again and again about the same twelve: many of these totals follow from others, by factors that are no whole numbers. */
function office(rng: Rng): Group[] {
  const people = rng.shuffled(everybody).slice(0, 12);
  return Array.from({ length: 24 }, () => rising(rng.shuffled(people).slice(0, 5 + rng.below(4))));
}

const harmless: Step = {
  id: "harmless",
  title: "Totals that leave every salary open are answered",
  async run(learner, { rng, progress }) {
    const plans = [
      ...[PEOPLE, PEOPLE, PEOPLE].map((people) => ({ people, plan: quarterly(rng, people) })),
      ...Array.from({ length: 9 }, () => ({ people: PEOPLE, plan: office(rng) })),
      ...LARGER.map((people) => ({ people, plan: quarterly(rng, people) })),
    ];
    let asked = 0;
    for (const [at, { people, plan }] of plans.entries()) {
      const service = new Service(learner, salariesFrom(rng, people));
      for (const question of plan) {
        if (!service.harmless(question)) continue;
        if (!(await service.ask(question))) {
          throw new WrongAnswer(
            `Among ${people} people, the total of ${service.told(question)} was refused after ${service.answered.length} others. With it, too, nobody's salary would follow from all the answers.`,
            { head: ["answered before"], rows: service.answered.slice(-12).map((group) => [service.told(group)]) },
          );
        }
        asked++;
      }
      await progress((at + 1) / plans.length, "harmless questions");
    }
    return {
      passed: true,
      says: `${asked} such totals in ${plans.length} services: departments, groups at random, and again and again the same twelve; companies of ${PEOPLE} to ${Math.max(...LARGER)} people.`,
    };
  },
};

export const tests: readonly Step[] = [decisionStep, alone, again, harmless];
