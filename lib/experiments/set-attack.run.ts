/**
 * One set, one attack, two services. Both attacks get the same shuffles, so that what differs between the panels is the answers.
 *
 * Trap: what ends the attack on noisy sizes is the ledger, not a cap: it asks until it is refused, and the refused call is shown.
 */
import {
  type Attack,
  type AttackMaker,
  type AttackPlan,
  attackMaker,
  type CountAndSum,
  type Dummies,
  dummiesOf,
  expectedCalls,
  overAndOver,
  playOut,
  type Recorded,
  recorded,
  scoreOf,
  treeSum,
} from "../attacks/sets/index.ts";
import { type Coins, fromCoins, type Rng } from "../random/index.ts";
import type { Lab } from "./experiment.ts";
import type { Panel, Result, Spread } from "./set-attack.result.ts";
import { type Defence, defenceOf } from "./set-attack-guard.run.ts";
import { type Settings, UNLIMITED } from "./set-attack-params.ts";
import { realPlay, TooSlow, whyIdeal } from "./set-attack-real.run.ts";
import {
  type Draws,
  drawsOf,
  exactSizes,
  exactSums,
  noisySizes,
  noisySums,
  paddedSizes,
  type Scene,
  type Service,
  sceneOf,
} from "./set-attack-scene.run.ts";
import { emptyPanel, type Outcome, panelOf, spreadOf } from "./set-attack-score.run.ts";
import { realSum } from "./set-attack-sum.run.ts";
import { targetPairs } from "./set-attack-target.run.ts";

/** Sums are listed for so many people at once. */
const BLOCK = 16;
/** Runs between two pictures. */
const BATCH = 20;

type L = Lab<Result>;

/** All that does not change from run to run. */
interface Setup {
  readonly settings: Settings;
  readonly defence: Defence | undefined;
  readonly exact: AttackMaker | undefined;
  readonly noisy: AttackMaker | undefined;
}

/** Where the noise of a run comes from, or of many runs. */
interface Source {
  readonly draws: Draws | undefined;
  readonly dummies: Dummies | undefined;
}

const sourceOf = (defence: Defence | undefined, rng: Rng): Source => ({
  draws: defence?.guard && drawsOf(defence.guard, rng),
  dummies: defence?.padding && dummiesOf(defence.padding.t, defence.padding.adds, rng),
});

/** One run's people and coins. */
interface Draw {
  readonly scene: Scene;
  readonly shuffles: Coins;
  readonly noise: Coins;
}

export async function run(settings: Settings, lab: L): Promise<Result> {
  const defence = await defenceOf(settings);
  const first = drawOf(settings, defence, lab.rng);
  const instead = settings.oracle === "real" ? (whyIdeal(settings) ?? null) : null;
  const oracle = settings.oracle === "real" && !instead ? "real" : "ideal";
  const about = aboutOf(settings, defence, first.scene, { oracle, instead });
  lab.show({ ...about, panels: emptyPanels(settings, defence, first.scene), spread: null, target: null, realSum: null });
  const setup = await setupOf(settings, defence, lab);

  const panels = (oracle === "real" && (await really(setup, first, lab))) || (await ideally(setup, first));
  const asksSum = settings.oracle === "real" && settings.attack === "sum";
  const realOne = asksSum ? await realSum(first.scene, panels.exact, lab) : null;
  const shown = { ...about, panels, spread: null, target: null, realSum: realOne };
  if (settings.attack === "target") {
    const target = await targetPairs(settings, defence, lab, (now) => lab.show({ ...shown, target: now }));
    return { ...shown, target };
  }
  if (settings.again === 1) return shown;
  lab.show(shown);
  const spread = await spreadOver(setup, panels, lab, (now) => lab.show({ ...shown, spread: now }));
  return { ...shown, spread };
}

function drawOf(settings: Settings, defence: Defence | undefined, rng: Rng): Draw {
  const most = Math.min(UNLIMITED, defence?.calls ?? settings.calls);
  return {
    scene: sceneOf(settings, most, rng),
    // One stream for both attacks, also where the system's randomness is used.
    shuffles: { kind: "seeded", key: rng.fork("attack").bytes(32) },
    noise: rng.fork("noise").coins(),
  };
}

function aboutOf(settings: Settings, defence: Defence | undefined, { members, marked }: Scene, who: Pick<Result, "oracle" | "instead">) {
  const { n, c, attack, changes } = settings;
  const marks = new Set(marked);
  const byMark = { verdicts: new Int8Array(n), scores: Float64Array.from({ length: n }, (_, person) => (marks.has(person) ? 1 : 0)) };
  const halving = (attack === "tree" || attack === "votes" || attack === "purity") && changes === 0;
  return {
    people: n,
    members: c,
    marked: [...marked],
    markAuc: scoreOf(byMark, members).auc,
    expected: halving ? expectedCalls(n, c) : null,
    noise: defence?.says ?? null,
    ...who,
  };
}

function emptyPanels({ n }: Settings, defence: Defence | undefined, { members }: Scene): Result["panels"] {
  const none = emptyPanel(n, members);
  return { exact: none, ...(defence && { dp: none }) };
}

/** As the attacker knows it. The share of members is kept away from 0 and 1, where nothing would be left to find out. */
function planOf({ n, c, attack, rule }: Settings, calls: number, noiseVariance: number, noisy: boolean): AttackPlan {
  const share = Math.min(1 - 1 / (2 * n), Math.max(1 / (2 * n), c / n));
  return {
    attack: attack === "sum" ? "tree" : attack,
    people: n,
    calls,
    noiseVariance,
    share,
    target: 0,
    offset: noisy && rule === "offset",
  };
}

const exactPlan = (settings: Settings) => planOf(settings, settings.calls, 0, false);
const noisyPlan = (settings: Settings, { calls, variance }: Defence) => planOf(settings, calls, variance, true);

async function setupOf(settings: Settings, defence: Defence | undefined, lab: L): Promise<Setup> {
  if (settings.attack === "sum") return { settings, defence, exact: undefined, noisy: undefined };
  const make = (plan: AttackPlan) => attackMaker(plan, (fraction) => lab.progress(fraction, "making the plan"));
  const exact = await make(exactPlan(settings));
  return { settings, defence, exact, noisy: defence && (await make(noisyPlan(settings, defence))) };
}

const featuresOf = ({ n }: Settings, { marked }: Scene): number[][] => {
  const marks = new Set(marked);
  return Array.from({ length: n }, (_, person) => [marks.has(person) ? 1 : 0]);
};

/** Attack and service of a panel, ready to be played. */
interface Side<A> {
  readonly attack: Attack<A>;
  readonly service: Service<A>;
  readonly cap: number;
}

function sumSides({ settings, defence }: Setup, { scene, shuffles }: Draw, { draws }: Source): Side<CountAndSum>[] {
  const once = (rng: Rng) => treeSum(scene.payments, Math.min(BLOCK, settings.n), rng);
  const exact = { attack: once(fromCoins(shuffles)), service: exactSums(settings, scene), cap: settings.calls };
  if (!defence?.guard || !draws) return [exact];
  const rng = fromCoins(shuffles);
  const attack = overAndOver(settings.n, () => once(rng), "latest");
  return [exact, { attack, service: noisySums(settings, scene, defence.guard, draws), cap: defence.cap }];
}

function sizeSides({ settings, defence, exact, noisy }: Setup, { scene, shuffles }: Draw, { draws, dummies }: Source): Side<number>[] {
  const features = featuresOf(settings, scene);
  const attackOf = (make: AttackMaker) => make(fromCoins(shuffles), features);
  const first = { attack: attackOf(exact as AttackMaker), service: exactSizes(settings, scene), cap: settings.calls };
  if (!defence || !noisy) return [first];
  const { guard, padding, cap } = defence;
  const service =
    guard && draws
      ? noisySizes(settings, scene, guard, draws)
      : paddedSizes(settings, scene, padding as NonNullable<typeof padding>, dummies as Dummies);
  return [first, { attack: attackOf(noisy), service, cap }];
}

const sidesOf = (setup: Setup, draw: Draw, source: Source): Side<never>[] =>
  (setup.settings.attack === "sum" ? sumSides(setup, draw, source) : sizeSides(setup, draw, source)) as Side<never>[];

const ranks = ({ attack }: Settings): boolean => attack !== "target";

async function ideally(setup: Setup, draw: Draw): Promise<Result["panels"]> {
  const panels: Panel[] = [];
  for (const { attack, service, cap } of sidesOf(setup, draw, sourceOf(setup.defence, fromCoins(draw.noise)))) {
    const spent: number[] = [];
    const heard = () => {
      spent.push(service.spent());
      return undefined;
    };
    const record: Recorded<number | CountAndSum> = await recorded(attack, service.ask, cap, heard);
    panels.push(panelOf(record, service.truth(), ranks(setup.settings), { spent, refused: service.refused() }));
  }
  return together(panels);
}

const together = ([exact, dp]: readonly Panel[]): Result["panels"] => ({ exact: exact as Panel, ...(dp && { dp }) });

/** Undefined: too slow here. */
async function really({ settings, defence }: Setup, { scene, shuffles, noise }: Draw, lab: L): Promise<Result["panels"] | undefined> {
  const { members } = scene;
  const common = { features: featuresOf(settings, scene), shuffles, members };
  try {
    const exact = await realPlay(settings, { ...common, plan: exactPlan(settings), cap: settings.calls }, lab);
    const plays = [exact];
    if (defence?.guard) {
      const { mechanism, budget } = defence.guard;
      const noisy = { epsilon: mechanism.epsilon, budget, noise };
      plays.push(await realPlay(settings, { ...common, plan: noisyPlan(settings, defence), cap: defence.cap, noisy }, lab));
    }
    lab.measure("oracle", "real PSI-CA");
    lab.measure("msPerCall", exact.msPerCall);
    return together(plays.map(({ record, spent, refused }) => panelOf(record, members, ranks(settings), { spent, refused })));
  } catch (error) {
    if (!(error instanceof TooSlow)) throw error;
    lab.measure("oracle", "ideal, since this device is too slow for the real one");
    return undefined;
  }
}

async function spreadOver(setup: Setup, panels: Result["panels"], lab: L, show: (now: NonNullable<Result["spread"]>) => void) {
  const { settings, defence } = setup;
  const outcomes: Outcome[][] = [[panels.exact], ...(panels.dp ? [[panels.dp]] : [])];
  const spread = () => {
    const [exact, dp] = outcomes.map(spreadOf);
    return { exact: exact as Spread, ...(dp && { dp }) };
  };
  const source = sourceOf(defence, lab.rng.fork("noise of all others"));
  for (let i = 1; i < settings.again; i++) {
    const draw = drawOf(settings, defence, lab.rng.fork(`again/${i}`));
    for (const [at, { attack, service, cap }] of sidesOf(setup, draw, source).entries()) {
      const { calls } = playOut(attack, service.ask, cap);
      const { claimedIn, open, auc } = scoreOf(attack.says(), service.truth());
      const { right, wrong } = claimedIn;
      outcomes[at]?.push({ auc, right, members: right + wrong, complete: open === 0, calls });
    }
    if (i % BATCH === 0) {
      show(spread());
      await lab.progress(i / settings.again, "attacking other people");
    }
  }
  return spread();
}
