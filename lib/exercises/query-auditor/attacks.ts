/**
 * Who adds and subtracts, and who reads refusals. An attack has succeeded when the groups that were answered determine somebody's salary, which is
 * decided exactly (lib/attacks/outputs/row-space.ts), or when a decision differs although only salaries do. Nothing is estimated: a right
 * solution is never accused.
 */
import { combinationFor } from "../../attacks/outputs/index.ts";
import type { Rng } from "../../random/index.ts";
import type { Learner } from "../exercise.ts";
import type { Found, Step } from "../judging.ts";
import type { Group } from "./api.ts";
import { allOf, but, decision, everybody, inWords, PEOPLE, rising, Service, SIZES, salariesFrom } from "./asking.ts";
import { smallPrimes } from "./primes.ts";

type Plan = readonly Group[];

/** Each list of questions to a service of its own, with so many people. */
async function tried(learner: Learner, rng: Rng, plans: readonly Plan[], people: (plan: Plan) => number = () => PEOPLE): Promise<Found> {
  let refused = 0;
  for (const plan of plans) {
    const service = new Service(learner, salariesFrom(rng, people(plan)));
    for (const question of plan) if (!(await service.ask(question))) refused++;
    if (service.given.length > 0) return { passed: false, ...service.caught };
  }
  return { passed: true, says: `${plans.length} attempts; ${refused} totals were refused, and nobody's salary followed from the others.` };
}

const TARGETS = [0, 6, 13, PEOPLE - 1] as const;

const differencing: Step = {
  id: "differencing",
  title: "Everybody, and everybody but one",
  run: (learner, { rng }) => {
    const companies = [
      ...TARGETS.map((target) => ({ people: PEOPLE, target })),
      ...SIZES.flatMap((people) => [0, people - 1].map((target) => ({ people, target }))),
    ];
    const plans = companies.flatMap(({ people, target }) => {
      const [all, others] = [allOf(people), allOf(people).filter((person) => person !== target)];
      return [
        [all, others],
        [others, all],
      ];
    });
    return tried(learner, rng, plans, (plan) => Math.max(...plan.map(({ length }) => length)));
  },
};

/** Every question to a program that was started anew, and to two services by turns. */
const restarted: Step = {
  id: "started-anew",
  title: "A service that is started anew before each question",
  async run(learner, { rng }) {
    for (const target of TARGETS) {
      const others = rng.shuffled(but(target));
      const half = rising(others.slice(0, 10));
      const plans = [
        [everybody, but(target)],
        [half, rising([...half, target])],
      ] as const;
      const services = plans.map(() => new Service(learner, salariesFrom(rng)));
      for (const turn of [0, 1] as const) {
        for (const [at, service] of services.entries()) {
          await learner.restart();
          await service.ask((plans[at] as (typeof plans)[number])[turn]);
        }
      }
      const caught = services.find(({ given }) => given.length > 0)?.caught;
      if (caught) {
        return {
          passed: false,
          says: `${caught.says} Your file was loaded anew before each question, and two services asked it by turns: what was answered before is what stands in the list that you are given.`,
          shown: caught.shown,
        };
      }
    }
    return { passed: true, says: "Two services by turns, and your file loaded anew before each question: nobody's salary followed." };
  },
};

const tracker: Step = {
  id: "tracker",
  title: "Half of the others, with the target and without",
  run: (learner, { rng }) =>
    tried(
      learner,
      rng,
      TARGETS.flatMap((target) => {
        const groups = combinationFor("halves", target, rng.shuffled(but(target)), 5).questions.map(({ group }) => group);
        return [groups, groups.toReversed()];
      }),
    ),
};

const overlaps: Step = {
  id: "overlaps",
  title: "Groups that have one person in common",
  run: (learner, { rng }) =>
    tried(
      learner,
      rng,
      TARGETS.flatMap((target) => {
        const others = rng.shuffled(but(target));
        const [a, b] = [others.slice(0, 7), others.slice(7, 13)];
        const both = [rising([target, ...a]), rising([target, ...b]), rising([target, ...a, ...b])];
        return [both, rng.shuffled(both)];
      }),
    ),
};

const manyGroups: Step = {
  id: "many-groups",
  title: "Groups that leave one person only all together",
  run: (learner, { rng }) => {
    const grids = TARGETS.map((target) => combinationFor("grid", target, rng.shuffled(but(target)), 4).questions.map(({ group }) => group));
    // Among k + 1 people, all groups of k: the sum of all, less k - 1 times one of them, is k times a salary.
    const leavingOneOut = [2, 3, 5, 7, 11, 13, 17, 19].map((k) => {
      const people = rng.shuffled(everybody).slice(0, k + 1);
      return people.map((out) => rising(people.filter((person) => person !== out)));
    });
    return tried(learner, rng, [...grids, ...leavingOneOut]);
  },
};

const stubborn: Step = {
  id: "stubborn",
  title: "Somebody who asks at random, and does not stop",
  async run(learner, { rng, progress }) {
    const plans: Group[][] = [];
    for (let i = 0; i < 3; i++) {
      plans.push(Array.from({ length: 60 }, () => everybody.filter(() => rng.below(2) === 1)).filter(({ length }) => length > 0));
    }
    await progress(0.1, "asking at random");
    return tried(learner, rng, plans);
  },
};

/** Salaries that a rule might look at: one far above the others or 0, whosever it is; all alike; most that are 0. */
const PAYROLLS: readonly (readonly [name: string, salaries: (rng: Rng) => number[]])[] = [
  ...everybody.flatMap((rich): [string, (rng: Rng) => number[]][] => [
    [
      `the salary of employee ${rich} is far above all others`,
      (rng) => salariesFrom(rng).map((salary, i) => (i === rich ? 400_000 : salary)),
    ],
    [`the salary of employee ${rich} is 0`, (rng) => salariesFrom(rng).map((salary, i) => (i === rich ? 0 : salary))],
  ]),
  ["all salaries are the same", () => everybody.map(() => 3000)],
  ["most salaries are 0", (rng) => salariesFrom(rng).map((salary, i) => (i % 5 === 0 ? salary : 0))],
];

const refusals: Step = {
  id: "refusals",
  title: "Somebody who reads refusals",
  async run(learner, { rng }) {
    const usual = salariesFrom(rng);
    const books: readonly (readonly [Group, readonly Group[]])[] = [
      [everybody, []],
      [[1, 2, 3, 4, 5, 6, 7, 8], []],
      [everybody.slice(10), []],
      [[1, 2, 3, 4], [everybody]],
      [everybody.slice(4, 14), [everybody, everybody.slice(8)]],
      [but(3), [everybody]],
      [
        [0, 3],
        [everybody, [0, 3, 9, 12]],
      ],
    ];
    for (const [question, answered] of books) {
      const first = await decision(learner, question, answered, usual);
      for (const [name, make] of PAYROLLS) {
        if ((await decision(learner, question, answered, make(rng))) === first) continue;
        const [was, is] = first ? ["answered", "refused"] : ["refused", "answered"];
        return {
          passed: false,
          says: `The total of ${inWords(question)} is usually ${was}, and ${is} where ${name}. Whoever sees that has learned something about the salaries, without any total.`,
        };
      }
    }
    return { passed: true, says: `${books.length} questions, ${PAYROLLS.length + 1} payrolls: the decision never depended on a salary.` };
  },
};

export const attacks: readonly Step[] = [differencing, restarted, tracker, overlaps, manyGroups, smallPrimes, stubborn, refusals];
