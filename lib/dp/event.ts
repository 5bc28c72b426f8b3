/**
 * What was done to the data, as a tree: the one thing that every accountant reads (lib/dp/account). A mechanism reports its event
 * beside its answer; a ledger composes events; how much privacy that cost is a question asked of the tree, and different accountants
 * may answer it differently without anybody having lied.
 *
 * Scales are per unit of sensitivity: a Gaussian with `noise` 2 on a sum of sensitivity 5 adds noise of sigma 10.
 *
 * Trap: half of the published constants differ by the neighbouring relation. It stands at the root (`Spending`), once, and an accountant
 * that has no formula for it says so.
 * Trap: a Poisson sample is drawn anew for every event below it; one sample used by several events is a different tree,
 * `sampled(rate, compose(...))`.
 *
 * Source: the shape is that of Google's dp_accounting (compose, self-compose, Poisson sample, base event).
 */

/** Two databases are neighbours if one has a row more ("add-remove"), or if one row was replaced by another ("replace-one"). */
export type Relation = "add-remove" | "replace-one";

export type BaseEvent =
  /** Continuous Gaussian noise: sigma / l2 sensitivity. */
  | { readonly kind: "gaussian"; readonly noise: number }
  /** Discrete Gaussian noise on whole numbers; two worlds are `steps` apart. */
  | { readonly kind: "discrete-gaussian"; readonly sigma2: number; readonly steps: number }
  /** Continuous Laplace noise: b / l1 sensitivity. Its pure epsilon is 1 / noise. */
  | { readonly kind: "laplace"; readonly noise: number }
  /** Discrete Laplace noise, P(x) ~ e^(-rate |x|); two worlds are `steps` apart. Its pure epsilon is rate * steps. */
  | { readonly kind: "discrete-laplace"; readonly rate: number; readonly steps: number }
  /** The truth, or (less likely by e^-epsilon each) one of the `options` - 1 others. */
  | { readonly kind: "randomised-response"; readonly epsilon: number; readonly options: number }
  /**
   * Output log-ratios span at most epsilon from lowest to highest: the exponential mechanism. Not permute-and-flip and not report noisy max,
   * whose ratios can span more (selection/selection.test.ts has examples).
   */
  | { readonly kind: "bounded-range"; readonly epsilon: number }
  /** Nothing but its guarantee is known. delta 0: pure. */
  | { readonly kind: "promise"; readonly epsilon: number; readonly delta: number }
  /** Nothing but its rho is known: zero-concentrated. */
  | { readonly kind: "concentrated"; readonly rho: number };

export type Event =
  | BaseEvent
  /** All on the same data, each chosen knowing the answers before it. */
  | { readonly kind: "compose"; readonly parts: readonly Event[] }
  /** `times` such events, one after the other. */
  | { readonly kind: "repeat"; readonly times: number; readonly of: Event }
  /** On a sample in which each row is with probability `rate`, independently. */
  | { readonly kind: "sampled"; readonly rate: number; readonly of: Event };

export interface Spending {
  readonly relation: Relation;
  readonly event: Event;
}

export const compose = (...parts: readonly Event[]): Event => ({ kind: "compose", parts });
export const nothing: Event = compose();

/** @throws RangeError where `times` is no whole number of at least 0. */
export function repeat(times: number, of: Event): Event {
  if (!(Number.isSafeInteger(times) && times >= 0)) throw new RangeError(`An event is repeated a whole number of times, not ${times}.`);
  return { kind: "repeat", times, of };
}

/** @throws RangeError where `rate` is no probability. */
export function sampled(rate: number, of: Event): Event {
  if (!(rate >= 0 && rate <= 1)) throw new RangeError(`A sampling rate is from 0 to 1, not ${rate}.`);
  return { kind: "sampled", rate, of };
}

/** A leaf of a tree: an event that is not a composition, perhaps on a sample, and how often it happened. */
export interface Leaf {
  readonly event: BaseEvent;
  /** 1: on all of the data. Samples of samples multiply. */
  readonly rate: number;
  readonly times: number;
}

/**
 * The tree as a list of leaves. Order does not matter to any accountant, so equal leaves are counted together.
 *
 * Returns undefined where the tree is more than a list: a composition on one sample (`sampled(rate, compose(a, b))` with rate < 1) is one
 * event whose law is not that of its parts sampled apart.
 */
export function leavesOf(event: Event): readonly Leaf[] | undefined {
  const found = new Map<string, Leaf>();
  const walk = (at: Event, rate: number, times: number): boolean => {
    switch (at.kind) {
      case "compose":
        return at.parts.length === 0 || (rate < 1 && at.parts.length > 1 ? false : at.parts.every((part) => walk(part, rate, times)));
      case "repeat":
        return at.times === 0 || (rate < 1 && at.times > 1 ? false : walk(at.of, rate, times * at.times));
      case "sampled":
        return walk(at.of, rate * at.rate, times);
      default: {
        const key = JSON.stringify([at, rate]);
        found.set(key, { event: at, rate, times: (found.get(key)?.times ?? 0) + times });
        return true;
      }
    }
  };
  return walk(event, 1, 1) ? [...found.values()] : undefined;
}
