/**
 * delta at many epsilons of one sum of losses, upper ends: the curve behind a promise. For one point of it, and for smaller deltas than a curve
 * shows, ask dummy-count.ts, which fits its grid to the point.
 */
import { loadAccount } from "../../dp/index.ts";
import { overlapLoss } from "./overlap-law.ts";

const POINTS = 2 ** 14;

/** @param epsilons of at least 0 */
export async function deltaCurve(t: number, releases: number, epsilons: readonly number[]): Promise<readonly number[]> {
  if (t === 1) return epsilons.map((epsilon) => (epsilon >= 0 ? 1 - 2 ** -releases : 0));
  const { composed, deltaOf } = await loadAccount();
  const sum = composed([{ law: overlapLoss(t), times: releases }], POINTS, "all");
  return epsilons.map((epsilon) => deltaOf(sum, "pessimistic", epsilon));
}
