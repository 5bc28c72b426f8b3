/**
 * How the models of the comparison are trained: the same records, the same start, once as it is usually done and once with a guarantee.
 *
 * Knows the training records of one model. What it costs in privacy is the odometer's business, and who looks at the model afterwards the
 * attackers'.
 *
 * The model that was stopped early is the plain one as it stood after its first epochs: no training of its own.
 *
 * Trap: these settings were found by trying, on public data. Whoever tries them out on private records spends more than the odometer says.
 *
 * Source: Abadi et al. (2016), algorithm 1, for the private one; its rate for a noise multiplier, 3 / noise, is a measured rule for
 * softmax regression with a clipping norm of 1 (the signal is proportional to the rate, and so is the noise).
 */
import { type DpParts, loadDpSgd, loadTraining, type Network, type Odometer, type Place, type Table } from "../../../learning/index.ts";
import type { Rng } from "../../../random/index.ts";

export const ARCHITECTURES = ["softmax", "perceptron"] as const;
export type Architecture = (typeof ARCHITECTURES)[number];

interface Recipe {
  readonly hidden: number | undefined;
  readonly epochs: number;
  readonly batch: number;
  readonly learningRate: number;
  readonly momentum: number;
  /** Of the private training, times the noise multiplier. */
  readonly privateRate: number;
}

export const RECIPES: Readonly<Record<Architecture, Recipe>> = {
  softmax: { hidden: undefined, epochs: 20, batch: 20, learningRate: 0.2, momentum: 0, privateRate: 3 },
  perceptron: { hidden: 32, epochs: 15, batch: 20, learningRate: 0.05, momentum: 0.9, privateRate: 2.4 },
};

/** Of the private training: the chance of a row to be in a step's batch, the number of steps, and the clipping norm. */
export const PRIVATE = { rate: 0.2, steps: 100, clip: 1 } as const;

/** Awaited again and again, so that a run can be stopped: with how much of the training is done. */
export type Pause = (fraction: number) => Promise<void>;

/** Of the private training: with fewer records the noise weighs more in their mean, so steps are smaller. */
export const privateLearningRate = (architecture: Architecture, noise: number, publicRows: number): number =>
  (RECIPES[architecture].privateRate / noise) * Math.min(1, publicRows / 1000);

/**
 * @param largest of the tables that will be learnt from or asked about; all are of its width and classes
 *
 * Trap: the models lie in places that are used again. A model is to be asked what it says before the next one of its kind is trained.
 */
export async function recipes(architecture: Architecture, largest: Table) {
  const { copyOf, multilayerPerceptron, placeFor, sgd, shuffledBatches, softmaxRegression } = await loadTraining();
  const { dpSgd, loadDpParts } = await loadDpSgd();
  const parts: DpParts = await loadDpParts();
  const { batch, epochs, hidden, learningRate, momentum } = RECIPES[architecture];
  const { width, classes, columns } = largest;
  const newPlace = () => placeFor([width, ...(hidden === undefined ? [] : [hidden]), classes], columns.length);
  const places = { late: await newPlace(), early: await newPlace(), dp: await newPlace() };

  const start = (place: Place, rng: Rng): Network =>
    hidden === undefined ? softmaxRegression(width, classes, place) : multilayerPerceptron(width, hidden, classes, rng, place);

  /** @param stop after so many epochs a copy is taken */
  async function plain(table: Table, stop: number, rng: Rng, pause: Pause): Promise<{ readonly early: Network; readonly late: Network }> {
    const network = start(places.late, rng.fork("start"));
    const batches = shuffledBatches(table.rows, Math.min(batch, table.rows), rng.fork("batches"));
    const training = sgd({ table, network, learningRate, momentum }, batches);
    const perEpoch = Math.ceil(table.rows / batch);
    const steps = epochs * perEpoch;
    let early: Network | undefined;
    while (training.steps < steps) {
      training.step();
      if (training.steps === stop * perEpoch) early = copyOf(network, places.early);
      if (training.steps % perEpoch === 0) await pause(training.steps / steps);
    }
    return { early: early ?? copyOf(network, places.early), late: network };
  }

  /** @param publicRows what the training divides by, and is public @param seen after each step, with the network as it stands */
  async function privately(
    table: Table,
    { noise, publicRows, seen }: PrivateTerms,
    rng: Rng,
    pause: Pause,
  ): Promise<{ readonly network: Network; readonly odometer: Odometer }> {
    const network = start(places.dp, rng.fork("start"));
    const rate = privateLearningRate(architecture, noise, publicRows);
    const { training, odometer } = dpSgd(
      { table, network, learningRate: rate, ...PRIVATE, noise, publicRows, rng: rng.fork("private") },
      parts,
    );
    if (!odometer) throw new RangeError("A private training has noise.");
    while (training.steps < PRIVATE.steps) {
      training.step();
      await seen?.(network, odometer);
      if (training.steps % 5 === 0) await pause(training.steps / PRIVATE.steps);
    }
    return { network, odometer };
  }

  return { plain, privately };
}

interface PrivateTerms {
  readonly noise: number;
  readonly publicRows: number;
  readonly seen?: ((network: Network, odometer: Odometer) => Promise<void>) | undefined;
}
