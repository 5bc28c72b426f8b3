/** Models trained on halves of an invented pool, as an attack's test needs them. */
import { loadTables, loadTraining, type PrivateSetup, type Table, type Training } from "../../learning/index.ts";
import { type Rng, seededRng } from "../../random/index.ts";
import { placesOf, randomHalves } from "./game.ts";
import { type Shadow, type Signals, signalsOf } from "./signals.ts";

const { inventedTable, rowsOf } = await loadTables();
const { logitsOf, softmaxRegression } = await loadTraining();

export interface Invention {
  readonly pool: Table;
  /** In no training. */
  readonly population: Table;
  /** As many as half of the pool; in no shadow's training. */
  readonly elsewhere: Table;
}

export function invention(half: number, width: number, turned: number, seed: number): Invention {
  const rng = seededRng("attacks/models", seed);
  const all = inventedTable({ rows: 4 * half, width, classes: 4, turned }, rng.fork("table"));
  const order = rng.fork("order").shuffled(Array.from({ length: all.rows }, (_, i) => i));
  const part = (from: number, to: number) => rowsOf(all, order.slice(from, to));
  return { pool: part(0, 2 * half), population: part(2 * half, 3 * half), elsewhere: part(3 * half, 4 * half) };
}

export type Train = (setup: Pick<PrivateSetup, "table" | "network" | "rng">) => Training;

export function signalsAfter(train: Train, steps: number, table: Table, asked: readonly Table[], rng: Rng): Signals[] {
  const training = train({ table, network: softmaxRegression(table.width, table.classes), rng });
  for (let step = 0; step < steps; step++) training.step();
  return asked.map((about) => signalsOf(logitsOf(training.network, about), about.labels, about.classes));
}

/** So many models on halves of the pool, and what each says of the population. */
export function modelsOn({ pool, population }: Invention, count: number, train: Train, steps: number, seed: number) {
  const rng = seededRng("attacks/models/trainings", seed);
  const said = randomHalves(pool.rows, count, rng).map((members, m) => {
    const [signals, ofPopulation] = signalsAfter(
      train,
      steps,
      rowsOf(pool, placesOf(members)),
      [pool, population],
      rng.fork(`training ${m}`),
    );
    return { shadow: { signals, members } as Shadow, ofPopulation: ofPopulation as Signals };
  });
  return { models: said.map(({ shadow }) => shadow), populations: said.map(({ ofPopulation }) => ofPopulation) };
}
