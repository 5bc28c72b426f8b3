/**
 * The four trainings of the figure: the right one, three with a mistake of one line, and one on shuffled batches; and what is proven of each.
 *
 * Shuffled batches. Nothing of the amplification by Poisson samples is proven of them here. What is: write down the order first; it has the same
 * law whoever the people are. Given the order, a person is in one known batch of each epoch. If their gradient counts as 0 and their place stays,
 * that batch's sum moves by the clipping norm at most, and no other. So e begun epochs are e Gaussian answers, one after the other, of mu = sqrt(e)
 * / noise, exactly, and not telling the order only hides more. If another person takes the place, a sum moves by twice the norm: mu is twice that.
 *
 * Trap: leaving a row out of a shuffled list moves everybody behind it to another place, and all batches change. There is no such claim.
 */
import { type Accountant, epsilonInterval, gdp, pld, rdp } from "../dp/account/index.ts";
import { repeat, type Spending, sampled } from "../dp/event.ts";
import { shuffledBatches } from "../learning/batches.ts";
import { brokenDpSgd } from "../learning/broken/index.ts";
import { type DpParts, dpSgd, type PrivateSetup } from "../learning/dp-sgd.ts";
import { privateSum } from "../learning/gathering.ts";
import { makeOdometer } from "../learning/odometer.ts";
import { type Training, trainingWith } from "../learning/training.ts";
import type { Values } from "../schema/index.ts";
import type { Claim } from "./dp-sgd.result.ts";
import type { params } from "./dp-sgd.ts";

export type Settings = Values<typeof params>;

/** People in a shuffled batch. */
export const batchOf = ({ rate, people }: Pick<Settings, "rate" | "people">): number => Math.max(1, Math.round(rate * people));

/** The share of the people that a batch holds: of shuffled batches a whole number of people, and at least one, whatever rate was asked for. */
const rateOf = (settings: Settings): number => (settings.batches === "poisson" ? settings.rate : batchOf(settings) / settings.people);

export const trainingOf = (setup: PrivateSetup, { batches, mistake, rate, people }: Settings, parts: DpParts): Training => {
  if (mistake !== "none") return brokenDpSgd(mistake, setup, parts).training;
  return batches === "poisson" ? dpSgd(setup, parts).training : onShuffled(setup, batchOf({ rate, people }), parts);
};

function onShuffled(setup: PrivateSetup, size: number, { wide }: DpParts): Training {
  const sum = privateSum(setup, wide.wideGaussian(setup.rng.fork("noise")));
  return trainingWith(setup, shuffledBatches(setup.table.rows, size, setup.rng.fork("batches")), sum);
}

/** Of the loss distribution's grid. Its upper end is proven at any. */
const GRID = 2 ** 13;

function owed(accountant: Accountant, spending: Spending, delta: number): number {
  const answer = accountant.id === "pld" ? epsilonInterval(spending, delta, GRID) : accountant.epsilonAt(spending, delta);
  if (!answer.readable) throw new Error(answer.why);
  return answer.epsilon;
}

/** What its makers say: the epsilon of Poisson samples of the same mean size, whatever they do. `quick`: by the bound that takes no time. */
export function announcedOf(settings: Settings, quick = false): Claim {
  const { noise, steps, delta } = settings;
  const step = sampled(rateOf(settings), { kind: "gaussian", noise });
  const spending: Spending = { relation: "add-remove", event: repeat(steps, step) };
  const accountant = quick ? rdp : pld;
  return {
    epsilon: owed(accountant, spending, delta),
    accountant: accountant.name,
    relation: "add-remove: one person more or fewer",
    about: "every batch a Poisson sample",
  };
}

/** The odometer's reading after each step. */
export function readingsOf(settings: Settings, events: DpParts["events"]): number[] {
  const { noise, steps, delta } = settings;
  const odometer = makeOdometer(events, rateOf(settings), noise);
  return Array.from({ length: steps }, (_, i) => owed(rdp, odometer.spendingAfter(i + 1), delta));
}

export function provenOf(settings: Settings, announced: Claim): Claim[] {
  const { batches, mistake, noise, delta } = settings;
  if (mistake !== "none") return [];
  // Where everybody is in every batch there is nothing to draw, and both trainings are one.
  if (batches === "poisson" || rateOf(settings) === 1) return [announced];
  const epochs = epochsOf(settings);
  const answers =
    epochs === 1
      ? "one epoch begun, its order known: one Gaussian answer"
      : `${epochs} epochs begun, their orders known: as many Gaussian answers`;
  const claim = (relation: string, multiplier: number, mu: string): Claim => ({
    epsilon: owed(gdp, { relation: "add-remove", event: repeat(epochs, { kind: "gaussian", noise: multiplier }) }, delta),
    accountant: `${gdp.name}, exact`,
    relation,
    about: `${answers}, μ = ${mu}`,
  });
  return [
    claim("zero-out: one person’s gradient counts as 0, their place stays", noise, "√epochs / noise"),
    claim("replace-one: another person in the same place", noise / 2, "2 √epochs / noise"),
  ];
}

/** How many times a person has been in a batch, at most. */
export const epochsOf = (settings: Settings): number => Math.ceil(settings.steps / Math.ceil(settings.people / batchOf(settings)));
