/**
 * The same records, trained on plainly and privately, and the same attackers on both. Many models, each on a half of the pool that coins chose; a
 * plain one and a private one on each half, in turn, so that one clock runs for both.
 *
 * Knows everything: who is in which half, and all models. The attackers are handed what they are granted (attackers.ts).
 *
 * Whatever is shown before the end is the same game with the models that there are by then.
 *
 * Trap: a private model's epsilon is for one model. Here are many on overlapping halves, because the attacker needs shadows and the figure many
 * victims; whoever published all of them would owe all of them.
 * Trap: accuracy is told of records that no model saw. That on the training's own is for the laboratory's eye.
 *
 * Source: Carlini et al. (2022), definition 1.
 */
import { loadTables, loadTraining, type Network, type Table } from "../../../learning/index.ts";
import type { Rng } from "../../../random/index.ts";
import { placesOf, randomHalves } from "../game.ts";
import { type Signals, signalsOf } from "../signals.ts";
import { type Accounted, accounting, type Progress, type Promised } from "./accounting.ts";
import { ATTACKERS, type Attacker, attackAll, type Found, type Scored, type Targets } from "./attackers.ts";
import { aboveCeiling, type Ceiling } from "./ceiling.ts";
import { mostExposed, type Remembered, rememberedBy } from "./exposed.ts";
import { type Ground, groundOf } from "./ground.ts";
import { recipes } from "./recipes.ts";

export interface Settings extends Promised {
  /** Records in each training, about. */
  readonly n: number;
  readonly models: number;
  /** After so many epochs the plain model is taken for the early one. */
  readonly early: number;
  readonly attackers: readonly Attacker[];
}

/** One kind of training, and what was found of it. */
export interface Arm {
  readonly models: number;
  readonly trainAccuracy: number;
  readonly testAccuracy: number;
  readonly attacks: Readonly<Record<string, Found>>;
}

/** A private one: by how much each attacker is above the ceiling on one victim, after its band was taken off, as if scores were independent. */
export interface PrivateArm extends Arm {
  readonly above: Readonly<Record<string, number>>;
}

/** The first private model after some of its steps: what it has spent, and how often it is right. */
export interface Milestone {
  readonly step: number;
  readonly epsilon: number;
  readonly testAccuracy: number;
}

export interface Exposed {
  /** In the table. */
  readonly row: number;
  readonly label: number;
  readonly plain: Remembered;
  readonly early: Remembered;
  readonly dp: Remembered;
}

export interface Comparison {
  readonly rows: number;
  /** Records in each training, about; the pool has twice as many. */
  readonly n: number;
  readonly population: number;
  readonly test: number;
  readonly plain: Arm;
  readonly early: Arm;
  /** This and what follows is known once the first plain model is trained and attacked. */
  readonly dp?: PrivateArm;
  readonly plan?: {
    readonly rate: number;
    readonly steps: number;
    readonly clip: number;
    readonly noise: number;
    readonly learningRate: number;
  };
  readonly course: readonly Milestone[];
  /** What one private model owes when it is done: by Renyi divergences, which the noise was set by, and between which two numbers in truth. */
  readonly owed?: { readonly renyi: number; readonly low: number; readonly high: number };
  readonly ceiling?: Ceiling;
  readonly exposed: readonly Exposed[];
}

export interface Stage {
  readonly rng: Rng;
  readonly progress: Progress;
  show(shown: Comparison): void;
}

/** Of one model: what it says, and how often it is right on its own records and on others. */
interface Said {
  readonly pool: Signals;
  readonly population: Signals;
  readonly train: number;
  readonly test: number;
}

/** After so many models of each kind everybody attacks; in between, the numbers of models grow. */
const ATTACKED = [3, 8];
const SHOWN = 12;
/** The first private model is looked at after every so many steps. */
const LOOKED = 5;
/** What the models take of the whole time; the rest is the last attacks'. */
const TRAINING = 0.85;

export async function compare(table: Table, settings: Settings, stage: Stage): Promise<Required<Comparison>> {
  const { models, attackers, early } = settings;
  const { rowsOf } = await loadTables();
  const ground = await groundOf(table, settings.n, stage.rng);
  const { pool, n } = ground;
  const say = await listener(ground);
  const make = await recipes(settings.architecture, pool);
  const halves = randomHalves(pool.rows, models, stage.rng.fork("halves"));
  const said = { plain: [] as Said[], early: [] as Said[], dp: [] as Said[] };
  const course: Milestone[] = [];
  let accounted: Accounted | undefined;
  const done: Partial<Record<keyof typeof said, Record<string, Scored>>> = {};
  let above: Record<string, number> = {};

  const shown = (exposed: readonly Exposed[] = []): Comparison => {
    const arm = (of: keyof typeof said) => armOf(said[of], done[of] ?? {});
    return {
      rows: table.rows,
      n,
      population: ground.population.rows,
      test: ground.test.rows,
      plain: arm("plain"),
      early: arm("early"),
      ...accounted?.told,
      ...(said.dp.length > 0 && { dp: { ...arm("dp"), above } }),
      course: [...course],
      exposed,
    };
  };
  const attack = async (kinds: readonly (keyof typeof said)[], pause: () => Promise<void>) => {
    for (const kind of kinds) done[kind] = await attackAll(targetsOf(said[kind], halves), attackers, pause);
    above = Object.fromEntries(
      Object.entries(done.dp ?? {}).flatMap(([id, { first }]) => (accounted ? [[id, aboveCeiling(first, accounted.power)]] : [])),
    );
  };

  for (const [m, half] of halves.entries()) {
    const own = rowsOf(pool, placesOf(half));
    const rng = stage.rng.fork(`model ${m}`);
    const pause = (kind: string, share: number) => (fraction: number) =>
      stage.progress(TRAINING * ((m + share + 0.5 * fraction) / models), `training ${kind} model ${m + 1} of ${models}`);
    const trained = await make.plain(own, early, rng.fork("plain"), pause("plain", 0));
    said.plain.push(say(trained.late, own));
    said.early.push(say(trained.early, own));
    if (m === 0) await attack(["plain", "early"], async () => {});
    stage.show(shown());
    accounted ??= await accounting(settings, n, stage.progress);
    const { epsilonOf, told } = accounted;
    const look = async (network: Network, step: number, epsilon: () => number) => {
      if (m > 0 || step % LOOKED > 0) return;
      course.push({ step, epsilon: epsilon(), testAccuracy: say.accuracy(network) });
      stage.show(shown());
    };
    const { network } = await make.privately(
      own,
      {
        noise: told.plan.noise,
        publicRows: n,
        seen: (at, odometer) => look(at, odometer.charged, () => epsilonOf(odometer)),
      },
      rng.fork("private"),
      pause("private", 0.5),
    );
    said.dp.push(say(network, own));
    if (ATTACKED.includes(m + 1) && m + 1 < models) await attack(["plain", "early", "dp"], () => pause("private", 0.5)(1));
    stage.show(shown());
  }
  let attacked = 0;
  await attack(["plain", "early", "dp"], () =>
    stage.progress(Math.min(1, TRAINING + ((1 - TRAINING) * attacked++) / (3 * attackers.length * (models + 1))), "attacking all of them"),
  );
  const places = mostExposed(targetsOf(said.plain, halves).models, SHOWN);
  const remembered = (kind: keyof typeof said) => rememberedBy(targetsOf(said[kind], halves).models, bestScores(done[kind] ?? {}), places);
  const [plain, stopped, dp] = [remembered("plain"), remembered("early"), remembered("dp")];
  const exposed = places.map(
    (place, i): Exposed => ({
      row: ground.rows[place] as number,
      label: pool.labels[place] as number,
      plain: plain[i] as Remembered,
      early: stopped[i] as Remembered,
      dp: dp[i] as Remembered,
    }),
  );
  return shown(exposed) as Required<Comparison>;
}

/** What a model says of the pool and the population, once; the models themselves are not kept. */
async function listener({ pool, population, test }: Ground) {
  const { accuracyOf, logitsOf } = await loadTraining();
  const about = (network: Network, table: Table) => signalsOf(logitsOf(network, table), table.labels, table.classes);
  const say = (network: Network, own: Table): Said => ({
    pool: about(network, pool),
    population: about(network, population),
    train: accuracyOf(network, own),
    test: accuracyOf(network, test),
  });
  return Object.assign(say, { accuracy: (network: Network) => accuracyOf(network, test) });
}

const targetsOf = (said: readonly Said[], halves: readonly Uint8Array[]): Targets => ({
  models: said.map(({ pool }, m) => ({ signals: pool, members: halves[m] as Uint8Array })),
  populations: said.map(({ population }) => population),
});

function armOf(said: readonly Said[], attacks: Readonly<Record<string, Scored>>): Arm {
  const mean = (of: (one: Said) => number) => said.reduce((sum, one) => sum + of(one), 0) / said.length;
  return {
    models: said.length,
    trainAccuracy: mean(({ train }) => train),
    testAccuracy: mean(({ test }) => test),
    attacks: Object.fromEntries(Object.entries(attacks).map(([id, { found }]) => [id, found])),
  };
}

/** Of the attacker with the largest area. */
function bestScores(attacks: Readonly<Record<string, Scored>>): Scored["scores"] {
  const ranked = ATTACKERS.flatMap((id) => attacks[id] ?? []).sort((a, b) => b.found.auc - a.found.auc);
  return ranked[0]?.scores ?? [];
}
