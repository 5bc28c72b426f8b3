/**
 * What differential privacy promises, held against every attack here, with answers of our own mechanisms; and that the same test catches a victim
 * that does not keep the promise. Each bound fails with probability one in a million where the promise holds.
 */
import { describe, expect, it } from "vitest";
import { nanoEpsilon } from "../../dp/budget.ts";
import { lowerBound, upperBound } from "../../dp/clopper-pearson.ts";
import { makeLedger } from "../../dp/ledger.ts";
import { type Mechanism, mechanismOf } from "../../dp/mechanism.ts";
import { neymanPearson } from "../../dp/neyman-pearson.ts";
import { seededRng } from "../../random/index.ts";
import { bayesian, CAREFUL } from "./bayesian.ts";
import { oneTarget } from "./one-target.ts";
import { planned } from "./planned.ts";
import { type Attack, playOut } from "./question.ts";
import { higher, pairWon, scoreOf, targetCeiling, withinRunCeiling } from "./scoring.ts";
import { awareOf, drawnSet, meanOf, planOf } from "./sets.fixture.ts";
import { treeSum } from "./tree-sum.ts";
import { countingVictim, noiseOf, shareOf, summingVictim } from "./victim.ts";
import { halves, walk } from "./walk.ts";
import { weighing } from "./weighing.ts";

const [PEOPLE, MEMBERS, CALLS] = [64, 16, 45];
const MISTAKE = 1e-6;
const rng = seededRng("ceilings", 1);
const geometric = (epsilon: bigint, sensitivity = 1) =>
  mechanismOf({ name: "geometric", epsilon: epsilon as ReturnType<typeof nanoEpsilon>, sensitivity });

interface Campaign {
  readonly mechanism: Mechanism;
  readonly calls: number;
  readonly total?: number;
  readonly runs: number;
}

/** Runs of one attack, each on a set of its own. */
function* runsOf(make: (mechanism: Mechanism) => Attack, { mechanism, calls, total, runs }: Campaign) {
  const noise = noiseOf(mechanism, rng.fork("noise"));
  for (let run = 0; run < runs; run++) {
    const members = drawnSet(PEOPLE, MEMBERS, rng);
    const ledger = total === undefined ? undefined : makeLedger(nanoEpsilon(total));
    const attack = make(mechanism);
    playOut(attack, countingVictim(PEOPLE, members, ledger ? { noise, ledger } : { noise }).ask, calls);
    if (ledger && total !== undefined) expect(ledger.spent.epsilon).toBeLessThanOrEqual(nanoEpsilon(total));
    yield { says: attack.says(), members };
  }
}

const pairsWon = (make: (mechanism: Mechanism) => Attack, campaign: Campaign): number => {
  let won = 0;
  for (const { says, members } of runsOf(make, campaign)) if (pairWon(says, members, rng)) won++;
  return lowerBound(won, campaign.runs, MISTAKE);
};

const plan = planOf(PEOPLE, CALLS - 1, "after");
const aware = ({ deviation }: Mechanism) => awareOf(PEOPLE, MEMBERS, deviation ** 2, rng);
const attacks: Readonly<Record<string, (mechanism: Mechanism) => Attack>> = {
  density: () => walk(PEOPLE, "density", halves, rng),
  purity: () => walk(PEOPLE, "purity", halves, rng),
  planned: () => planned(PEOPLE, CALLS, plan, rng),
  bayesian: () => bayesian(PEOPLE, CAREFUL, rng),
  weighing: () => weighing(PEOPLE),
  "noise-aware": aware,
};

describe("within a run", () => {
  it.each(Object.entries(attacks))("%s stays below 1 / (1 + e^-epsilon): an exchange moves a size by one", (_, make) => {
    const epsilon = 0.1; // the ceiling is 0.525 there: room for a mistake to show
    const mechanism = geometric(shareOf(nanoEpsilon(epsilon), CALLS));
    expect(pairsWon(make, { mechanism, calls: CALLS, total: epsilon, runs: 400 })).toBeLessThanOrEqual(targetCeiling(epsilon));
  });

  it("sums stay below it, too", () => {
    const half = shareOf(nanoEpsilon(0.5), CALLS);
    const noises = { noise: noiseOf(geometric(half), rng.fork("a")), sumNoise: noiseOf(geometric(half, 1000), rng.fork("b")) };
    let won = 0;
    for (let run = 0; run < 100; run++) {
      const payments = Array.from({ length: PEOPLE }, () => 1 + rng.below(1000));
      const members = drawnSet(PEOPLE, MEMBERS, rng);
      const ledger = makeLedger(nanoEpsilon(1));
      const attack = treeSum(payments, 16, rng);
      playOut(attack, summingVictim(payments, members, { ...noises, ledger }).ask, CALLS);
      expect(ledger.spent.epsilon).toBeLessThanOrEqual(nanoEpsilon(1));
      if (pairWon(attack.says(), members, rng)) won++;
    }
    expect(lowerBound(won, 100, MISTAKE)).toBeLessThanOrEqual(targetCeiling(1));
  });

  it("catches a victim that gives each call what was promised for all of them", () => {
    const won = pairsWon(aware, { mechanism: geometric(nanoEpsilon(0.5)), calls: 160, runs: 150 });
    expect(won).toBeGreaterThan(withinRunCeiling(0.5));
  });

  it("at epsilon 1 for 45 calls: claims are as right as blind ones, and the areas as the reference measured", () => {
    const campaign = { mechanism: geometric(shareOf(nanoEpsilon(1), CALLS)), calls: CALLS, total: 1 };
    const tree = [...runsOf(() => walk(PEOPLE, "density", halves, rng), { ...campaign, runs: 1000 })].map(({ says, members }) =>
      scoreOf(says, members),
    );
    expect(Math.abs(meanOf(tree.map(({ auc }) => auc as number)) - 0.5)).toBeLessThan(0.02);
    const right = meanOf(tree.map(({ claimedIn }) => claimedIn.right));
    const claimed = right + meanOf(tree.map(({ claimedIn }) => claimedIn.wrong));
    expect(Math.abs(right / claimed - 0.25)).toBeLessThan(0.03);
    const fits = [...runsOf(aware, { ...campaign, runs: 300 })].map(({ says, members }) => scoreOf(says, members).auc as number);
    expect(meanOf(fits)).toBeGreaterThan(0.5);
    expect(meanOf(fits)).toBeLessThan(0.54);
  });
});

/** How often one fixed target scores higher in a run that it is in than in one that it is not. All else is equal. */
function targetWon(mechanism: Mechanism, calls: number, runs: number): number {
  const noise = noiseOf(mechanism, rng.fork("target"));
  const scoreIn = (members: readonly number[]) => {
    const attack = oneTarget(PEOPLE, 7);
    playOut(attack, countingVictim(PEOPLE, members, { noise }).ask, calls);
    return attack.says().scores[7] as number;
  };
  let won = 0;
  for (let run = 0; run < runs; run++) if (higher(scoreIn([1, 2, 7]), scoreIn([1, 2]), rng)) won++;
  return won;
}

describe("one fixed target", () => {
  it.each([1, 4, 16])("in %i calls: stays below 1 / (1 + e^-epsilon), and reaches the best that those calls allow", (calls) => {
    const mechanism = geometric(shareOf(nanoEpsilon(1), calls));
    const runs = 3000;
    const won = targetWon(mechanism, calls, runs);
    expect(lowerBound(won, runs, MISTAKE)).toBeLessThanOrEqual(targetCeiling(1));
    const best = neymanPearson(mechanism, calls).area;
    expect(lowerBound(won, runs, MISTAKE)).toBeLessThanOrEqual(best);
    expect(upperBound(won, runs, MISTAKE)).toBeGreaterThanOrEqual(best);
  });

  it("catches noise for half a person, and a budget given anew to every call", () => {
    expect(lowerBound(targetWon(geometric(nanoEpsilon(2)), 1, 600), 600, MISTAKE)).toBeGreaterThan(targetCeiling(1));
    expect(lowerBound(targetWon(geometric(nanoEpsilon(1)), 8, 600), 600, MISTAKE)).toBeGreaterThan(targetCeiling(1));
  });

  it("is found by one exact answer, and must be somebody", () => {
    const attack = oneTarget(3, 1);
    playOut(attack, countingVictim(3, [1]).ask, 1);
    expect([...attack.says().verdicts]).toEqual([0, 1, 0]);
    for (const nobody of [-1, 3, 0.5]) expect(() => oneTarget(3, nobody)).toThrow(RangeError);
  });
});
