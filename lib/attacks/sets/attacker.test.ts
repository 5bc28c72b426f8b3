/** An attack between two parties finds what the same attack finds when it asks the ideal functionality. */
import { expect, it } from "vitest";
import { nanoEpsilon } from "../../dp/budget.ts";
import { makeLedger } from "../../dp/ledger.ts";
import { mechanismOf } from "../../dp/mechanism.ts";
import { inMemory, play } from "../../protocol/index.ts";
import { fromCoins, seededRng } from "../../random/index.ts";
import { setAttack } from "../index.ts";
import type { AttackerInput } from "./attacker.ts";
import { ATTACKS, type AttackName, type AttackPlan, attackMaker } from "./choice.ts";
import { recorded } from "./record.ts";
import { countingVictim, noiseOf, shareOf } from "./victim.ts";

const PEOPLE = 12;
const MEMBERS = [1, 4, 7, 8];
const CALLS = 8;
const shuffles = seededRng("attacker", 1).coins();
const noise = seededRng("noise", 1).coins();
const epsilon = shareOf(nanoEpsilon(3), CALLS);
const featuresOf = (people: number) => Array.from({ length: people }, (_, person) => [person % 3]);
const names = Array.from({ length: PEOPLE }, (_, person) => `person${person}`);
const list = [...MEMBERS.map((person) => names[person] as string), ...Array.from({ length: PEOPLE - 4 }, (_, i) => `customer${i}`)];

const plan = (attack: AttackName, noiseVariance: number, more: Partial<AttackPlan> = {}): AttackPlan => ({
  attack,
  people: PEOPLE,
  calls: CALLS,
  noiseVariance,
  share: 1 / 3,
  target: 4,
  offset: false,
  ...more,
});

const between = (answers: "exact" | "noisy", given: AttackPlan, cap: number) => {
  const terms = { answers, engine: "auto" } as const;
  const input: AttackerInput = { ...terms, plan: given, features: featuresOf(PEOPLE), names, padTo: PEOPLE, cap, shuffles };
  return play(
    inMemory(),
    setAttack,
    {
      asker: { role: "attacker", input },
      counter: { role: "counter", input: { ...terms, list, epsilon, budget: nanoEpsilon(3), noise } },
    },
    { rng: seededRng("attacker", 2), signal: new AbortController().signal },
  );
};

it.each(["tree", "features", "planned", "noise-aware"] as const)("%s, with exact sizes", async (name) => {
  const { asker, counter } = await between("exact", plan(name, 0), CALLS);
  const attack = (await attackMaker(plan(name, 0), async () => {}))(fromCoins(shuffles), featuresOf(PEOPLE));
  expect(asker).toEqual(await recorded(attack, countingVictim(PEOPLE, MEMBERS).ask, CALLS, () => undefined));
  expect([asker.calls.length, counter.sizes]).toEqual([counter.answered, []]);
});

it.each(["tree", "weighing", "target"] as const)("%s, until the budget refuses", async (name) => {
  const mechanism = mechanismOf({ name: "geometric", epsilon, sensitivity: 1 });
  const known = plan(name, mechanism.deviation ** 2);
  const { asker, counter } = await between("noisy", known, Number.POSITIVE_INFINITY);
  const victim = countingVictim(PEOPLE, MEMBERS, { noise: noiseOf(mechanism, fromCoins(noise)), ledger: makeLedger(nanoEpsilon(3)) });
  const attack = (await attackMaker(known, async () => {}))(fromCoins(shuffles), featuresOf(PEOPLE));
  expect(asker).toEqual(await recorded(attack, victim.ask, Number.POSITIVE_INFINITY, () => undefined));
  expect([asker.ending, asker.calls.length, counter.answered, counter.refused]).toEqual(["refused", CALLS + 1, CALLS, 1]);
  expect(asker.calls.at(-1)?.answer).toBe(null);
  expect(asker.calls.at(-1)?.verdicts).toEqual(asker.calls.at(-2)?.verdicts); // a refusal tells nothing
});

it("every name makes an attack, on one person and on many; a plan for too many is refused", async () => {
  for (const name of ATTACKS) {
    for (const people of [1, 20]) {
      const given = plan(name, 0, { people, target: 0 });
      const attack = (await attackMaker(given, async () => {}))(fromCoins(shuffles), featuresOf(people));
      const { verdicts } = await recorded(attack, countingVictim(people, [0]).ask, 60, () => undefined);
      if (name !== "bayesian") expect(verdicts[0], `${name}, ${people}`).toBe(1); // that one may be wrong
    }
  }
  await expect(attackMaker(plan("planned", 0, { people: 500 }), async () => {})).rejects.toThrow(RangeError);
});
