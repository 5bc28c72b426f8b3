/**
 * The privacy loss of one event: log of how much likelier an output is in the one world (P) than in the other (Q), as a random variable under
 * P. All that composition and every divergence need to know of a mechanism.
 *
 * A law is atoms, a continuous part, and what only one world can output. Under Q an atom has mass e^-loss times its mass under P.
 *
 * Where no single pair of worlds is the worst one for all epsilons (bounded range), the law is that of the upper envelope of their delta
 * curves, which dominates each.
 *
 * Trap: on a Poisson sample the two directions have different laws. Taking a row away (mixture against plain) is usually the worse one, and
 * a guarantee needs the larger of both.
 *
 * Source: Sommer, Meiser, Mohammadi (2019); Zhu, Dong, Wang (2022), definition 7 (dominating pairs) and theorem 11 (sampling); Dong,
 * Durfee, Rogers (2020) for bounded range; Kairouz, Oh, Viswanath (2015) for a promise.
 */
import { cdf } from "../../math/index.ts";
import { normaliser, upperTail } from "../discrete-gaussian.ts";
import type { BaseEvent } from "../event.ts";

export interface Atom {
  readonly loss: number;
  /** Under P. */
  readonly mass: number;
}

export interface Continuous {
  readonly from: number;
  readonly to: number;
  /** Masses under P and under Q of the losses from `low` to `high`; either may be infinite. Accurate relative to the nearer tail. */
  masses(low: number, high: number): readonly [p: number, q: number];
}

export interface LossDistribution {
  readonly atoms: readonly Atom[];
  readonly continuous?: Continuous;
  /** Mass of outputs that Q never has: their loss is infinite. */
  readonly infinite: number;
  /** Mass under Q of outputs that P never has. */
  readonly absent: number;
  /** All atoms are at offset + whole multiples of this (and there is no continuous part, or only one between two atoms). */
  readonly lattice?: { readonly offset: number; readonly unit: number };
}

export type Direction = "remove" | "add";

/** Wider discrete noise would be a list of millions of atoms. */
const MOST_ATOMS = 2_000_000;

/**
 * Undefined where an event has no loss distribution: only a divergence of it is known, or it is too wide to be listed.
 *
 * @throws RangeError where a parameter is not admissible
 */
export function lossOf(event: BaseEvent): LossDistribution | undefined {
  switch (event.kind) {
    case "gaussian":
      return gaussian(1 / positive("noise", event.noise));
    case "laplace":
      return laplace(1 / positive("noise", event.noise));
    case "discrete-laplace":
      return discreteLaplace(positive("rate", event.rate), whole("steps", event.steps));
    case "discrete-gaussian":
      return discreteGaussian(positive("sigma2", event.sigma2), whole("steps", event.steps));
    case "randomised-response":
      return randomisedResponse(positive("epsilon", event.epsilon), whole("options", event.options, 2), 0);
    case "promise":
      return randomisedResponse(notNegative("epsilon", event.epsilon), 2, below1("delta", event.delta));
    case "bounded-range":
      return boundedRange(positive("epsilon", event.epsilon));
    case "concentrated":
      notNegative("rho", event.rho);
      return undefined;
  }
}

function gaussian(mu: number): LossDistribution {
  const half = mu / 2;
  const between = (a: number, b: number) => (a + b > 0 ? cdf(-a) - cdf(-b) : cdf(b) - cdf(a));
  return {
    atoms: [],
    infinite: 0,
    absent: 0,
    continuous: {
      from: Number.NEGATIVE_INFINITY,
      to: Number.POSITIVE_INFINITY,
      masses: (low, high) => {
        const [a, b] = [low / mu - half, high / mu - half];
        return (b - a) * Math.max(1, Math.abs(a), Math.abs(b), mu) < 0.05 ? narrow(a, b, mu) : [between(a, b), between(a + mu, b + mu)];
      },
    },
  };
}

/** Both masses of a narrow bin: Gauss and Legendre's rule of three points, good to 1e-14, and many times faster than four tails. */
function narrow(a: number, b: number, mu: number): readonly [number, number] {
  const [middle, reach] = [(a + b) / 2, (b - a) / 2];
  const [left, right] = [middle - reach * NODE, middle + reach * NODE];
  const p0 = 5 * Math.exp((-left * left) / 2);
  const p1 = 8 * Math.exp((-middle * middle) / 2);
  const p2 = 5 * Math.exp((-right * right) / 2);
  const [center, apart] = [Math.exp(-mu * (middle + mu / 2)), Math.exp(mu * reach * NODE)];
  const scale = reach / (9 * Math.sqrt(2 * Math.PI));
  return [scale * (p0 + p1 + p2), scale * center * (p0 * apart + p1 + p2 / apart)];
}

const NODE = Math.sqrt(0.6);

function laplace(epsilon: number): LossDistribution {
  const p = (low: number, high: number) => {
    const [a, b] = [Math.max(low, -epsilon), Math.min(high, epsilon)];
    return a < b ? (Math.exp((b - epsilon) / 2) * -Math.expm1((a - b) / 2)) / 2 : 0;
  };
  return {
    atoms: [
      { loss: -epsilon, mass: Math.exp(-epsilon) / 2 },
      { loss: epsilon, mass: 0.5 },
    ],
    continuous: { from: -epsilon, to: epsilon, masses: (low, high) => [p(low, high), p(-high, -low)] },
    infinite: 0,
    absent: 0,
    lattice: { offset: epsilon, unit: 2 * epsilon },
  };
}

/** The shape is Laplace's, but on whole outputs: y and `steps` - y apart from the two true answers. */
function discreteLaplace(rate: number, steps: number): LossDistribution | undefined {
  if (steps > MOST_ATOMS) return undefined;
  const q = Math.exp(-rate);
  const atoms: Atom[] = [];
  for (let y = steps; y >= 0; y--) {
    const outer = y === 0 || y === steps; // all outputs beyond have the same loss
    atoms.push({ loss: rate * (steps - 2 * y), mass: (q ** y / (1 + q)) * (outer ? 1 : -Math.expm1(-rate)) });
  }
  return { atoms, infinite: 0, absent: 0, lattice: { offset: rate * steps, unit: 2 * rate } };
}

/** Listed up to 20 sigma; what is beyond has mass e^-200 and counts as infinitely telling. */
function discreteGaussian(sigma2: number, steps: number): LossDistribution | undefined {
  const far = Math.ceil(20 * Math.sqrt(sigma2)) + steps;
  if (2 * far > MOST_ATOMS) return undefined;
  const total = normaliser(sigma2);
  const atoms: Atom[] = [];
  for (let y = -far; y <= far; y++)
    atoms.push({ loss: (steps * (steps + 2 * y)) / (2 * sigma2), mass: Math.exp((-y * y) / (2 * sigma2)) / total });
  const beyond = upperTail(sigma2, far + 1);
  return { atoms, infinite: beyond, absent: beyond, lattice: { offset: (steps * steps) / (2 * sigma2), unit: steps / sigma2 } };
}

/** With probability delta everything is said; else one of `options`, the true one e^epsilon times likelier than each other. */
function randomisedResponse(epsilon: number, options: number, delta: number): LossDistribution {
  const other = (1 - delta) / (Math.exp(epsilon) + options - 1);
  const atoms = [
    { loss: -epsilon, mass: other },
    { loss: epsilon, mass: (1 - delta) / (1 + (options - 1) * Math.exp(-epsilon)) },
  ];
  if (options > 2) atoms.splice(1, 0, { loss: 0, mass: (options - 2) * other });
  return { atoms, infinite: delta, absent: delta, lattice: { offset: epsilon, unit: options > 2 ? epsilon : 2 * epsilon } };
}

/** The two-point pairs of range epsilon have the envelope delta(e) = (1 - e^((e - epsilon)/2))^2 / (1 - e^-epsilon). */
function boundedRange(epsilon: number): LossDistribution {
  const scale = -Math.expm1(-epsilon);
  const p = (low: number, high: number) => {
    const [a, b] = [Math.max(low, -epsilon), Math.min(high, epsilon)];
    return a < b ? (Math.exp((b - epsilon) / 2) * -Math.expm1((a - b) / 2)) / scale : 0;
  };
  return {
    atoms: [],
    continuous: { from: -epsilon, to: epsilon, masses: (low, high) => [p(low, high), p(-high, -low)] },
    infinite: 0,
    absent: 0,
  };
}

/**
 * The law on a Poisson sample, for the add-remove relation. All of `lossOf` are alike in both directions before sampling, so no law has to be
 * mirrored first.
 */
export function onSample(law: LossDistribution, rate: number, direction: Direction): LossDistribution {
  if (!(rate >= 0 && rate <= 1)) throw new RangeError(`The sampling rate is ${rate}; it is from 0 to 1.`);
  if (rate === 1) return law;
  if (rate === 0) return { atoms: [{ loss: 0, mass: 1 }], infinite: 0, absent: 0, lattice: { offset: 0, unit: 1 } };
  const rest = 1 - rate;
  /** log(1 - q + q e^loss), and back. */
  const diluted = (loss: number) => (loss > 500 ? loss + Math.log(rate) : Math.log1p(rate * Math.expm1(loss)));
  const whole = (loss: number) => {
    if (loss > 500) return loss - Math.log(rate);
    const x = Math.expm1(loss) / rate;
    return x > -1 ? Math.log1p(x) : Number.NEGATIVE_INFINITY;
  };
  const { continuous } = law;
  const atoms: Atom[] = [];
  if (direction === "remove") {
    for (const { loss, mass } of law.atoms) atoms.push({ loss: diluted(loss), mass: mass * (rate + rest * Math.exp(-loss)) });
    if (law.absent > 0) atoms.push({ loss: Math.log1p(-rate), mass: rest * law.absent });
    return {
      atoms,
      infinite: rate * law.infinite,
      absent: 0,
      ...(continuous && {
        continuous: {
          from: diluted(continuous.from),
          to: diluted(continuous.to),
          masses: (low, high) => {
            const [p, q] = continuous.masses(whole(low), whole(high));
            return [rest * q + rate * p, q];
          },
        },
      }),
    };
  }
  for (const { loss, mass } of law.atoms) atoms.push({ loss: -diluted(-loss), mass });
  if (law.infinite > 0) atoms.push({ loss: -Math.log1p(-rate), mass: law.infinite });
  return {
    atoms,
    infinite: 0,
    absent: rate * law.absent,
    ...(continuous && {
      continuous: {
        from: -diluted(-continuous.from),
        to: -diluted(-continuous.to),
        masses: (low, high) => {
          const [p, q] = continuous.masses(-whole(-low), -whole(-high));
          return [p, rest * p + rate * q];
        },
      },
    }),
  };
}

function positive(name: string, value: number): number {
  if (!(value > 0 && Number.isFinite(value))) throw new RangeError(`The event's ${name} is ${value}; it is above 0 and finite.`);
  return value;
}

function notNegative(name: string, value: number): number {
  if (!(value >= 0 && Number.isFinite(value))) throw new RangeError(`The event's ${name} is ${value}; it is at least 0 and finite.`);
  return value;
}

function below1(name: string, value: number): number {
  if (!(value >= 0 && value < 1)) throw new RangeError(`The event's ${name} is ${value}; it is at least 0 and below 1.`);
  return value;
}

function whole(name: string, value: number, least = 1): number {
  if (!(Number.isSafeInteger(value) && value >= least))
    throw new RangeError(`The event's ${name} is ${value}; it is a whole number of at least ${least}.`);
  return value;
}
