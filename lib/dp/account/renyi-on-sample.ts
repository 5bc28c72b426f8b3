/**
 * The Renyi divergences of an event on a Poisson sample (add-remove), whatever the event: by formula where there is one, else from its loss
 * distribution on a pessimistic grid.
 */
import type { BaseEvent } from "../event.ts";
import { cumulant } from "./convolve.ts";
import { type LossDistribution, lossOf, onSample } from "./loss-distribution.ts";
import { discretise, reach } from "./loss-grid.ts";
import type { RenyiCurve } from "./rdp.ts";
import { sampledDiscreteGaussianRenyi } from "./renyi-sampled-discrete.ts";
import { sampledGaussianRenyi } from "./renyi-subsampled.ts";

/**
 * The divergences of a sampled event are sums over hundreds of outputs, and a tree that grows asks for the same ones again. They are kept with
 * the event itself: as long as somebody holds it.
 */
const known = new WeakMap<BaseEvent, Map<number, RenyiCurve | undefined>>();

/**
 * @param rate in (0, 1)
 * @param kept the event, or of a promise with a delta what it keeps apart from that delta
 * @param whole the divergences without a sample: where nothing better is known
 * @returns undefined where no divergence is at hand
 */
export function sampledCurve(event: BaseEvent, rate: number, kept: BaseEvent, whole: RenyiCurve): RenyiCurve | undefined {
  const curves = known.get(event) ?? new Map<number, RenyiCurve | undefined>();
  known.set(event, curves);
  if (!curves.has(rate)) curves.set(rate, remembering(curveOf(kept, rate, whole)));
  return curves.get(rate);
}

function remembering(curve: RenyiCurve | undefined): RenyiCurve | undefined {
  const values = new Map<number, number>();
  return (
    curve &&
    ((order) => {
      const value = values.get(order) ?? curve(order);
      values.set(order, value);
      return value;
    })
  );
}

function curveOf(kept: BaseEvent, rate: number, whole: RenyiCurve): RenyiCurve | undefined {
  if (kept.kind === "gaussian")
    return (order) => (Number.isFinite(order) ? sampledGaussianRenyi(rate, kept.noise, order) : Number.POSITIVE_INFINITY);
  const law = lossOf(kept);
  if (!law) return undefined;
  if (kept.kind !== "discrete-gaussian") return gridCurve(law, rate, whole);
  let grid: RenyiCurve | undefined;
  return (order) => {
    const exact = Number.isFinite(order) ? sampledDiscreteGaussianRenyi(rate, kept.sigma2, kept.steps, order) : undefined;
    grid ??= exact === undefined ? gridCurve(law, rate, whole) : undefined;
    return exact ?? (grid as RenyiCurve)(order);
  };
}

/** Without a formula: from the pessimistic grid, whose moments are not below those of the law. */
function gridCurve(law: LossDistribution, rate: number, whole: RenyiCurve): RenyiCurve {
  const sides = (["remove", "add"] as const).map((direction) => {
    const thinned = onSample(law, rate, direction);
    const reached = reach(thinned, 0, 0);
    return discretise(thinned, (reached[1] - reached[0]) / 4096 || 1, reached);
  });
  return (order) =>
    order === Number.POSITIVE_INFINITY
      ? whole(order)
      : Math.max(
          ...sides.map(({ pessimistic, start, spacing, infinite }) =>
            infinite.pessimistic > 0 ? whole(order) : moment(pessimistic, start, spacing, order),
          ),
        );
}

function moment(masses: Float64Array, start: number, spacing: number, order: number): number {
  if (order > 1) return Math.max(0, cumulant(masses, start, spacing, order - 1) / (order - 1));
  return Math.max(
    0,
    masses.reduce((sum, mass, i) => sum + mass * (start + i * spacing), 0),
  );
}
