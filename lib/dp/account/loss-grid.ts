/**
 * A loss distribution on evenly spaced knots, twice: once so that no delta gets smaller (pessimistic), once so that none gets larger.
 *
 * Seen as a function of x = e^epsilon, delta is convex, and a law on knots is a curve with its bends there only. Pessimistic: the
 * chords of the true curve ("connect the dots"): mass of a bin goes to both of its ends, in the shares that keep its P and its Q. Optimistic:
 * the chords, lowered at each knot by how far they can be above the true curve in the bins beside it. Both errors are of second order in
 * the spacing: the spread of the law changes, its middle does not.
 *
 * Trap: rounding each loss up to the next knot is an error of first order. After 10 000 steps it is 10 000 half spacings.
 * Trap: a lowered curve may bend the wrong way, which is a negative mass. Such a knot is bridged by a chord (which is lower still).
 *
 * Source: Doroshenko, Ghazi, Kamath, Kumar, Manurangsi (2022), "Connect the dots", for the pessimistic one.
 */
import type { LossDistribution } from "./loss-distribution.ts";

export interface GridLaw {
  /** Knot i is at `start` + i * `spacing`. */
  readonly start: number;
  readonly spacing: number;
  readonly pessimistic: Float64Array;
  readonly optimistic: Float64Array;
  /** What is missing from the sums above and infinitely telling. */
  readonly infinite: { readonly pessimistic: number; readonly optimistic: number };
}

/** About the smallest range with at most so much mass below and above it. */
export function reach(law: LossDistribution, below: number, above: number): readonly [low: number, high: number] {
  const sorted = law.atoms.toSorted((a, b) => a.loss - b.loss);
  let [first, last] = [0, sorted.length - 1];
  for (let sum = sorted[first]?.mass ?? 0; first < last && sum <= below; sum += sorted[first]?.mass ?? 0) first++;
  for (let sum = sorted[last]?.mass ?? 0; first < last && sum <= above; sum += sorted[last]?.mass ?? 0) last--;
  let [low, high] = [sorted[first]?.loss ?? Number.POSITIVE_INFINITY, sorted[last]?.loss ?? Number.NEGATIVE_INFINITY];
  if (law.continuous) {
    const { from, to, masses } = law.continuous;
    low = Math.min(
      low,
      edge((at) => masses(Number.NEGATIVE_INFINITY, at)[0] <= below, from, -1),
    );
    high = Math.max(
      high,
      edge((at) => masses(at, Number.POSITIVE_INFINITY)[0] <= above, to, 1),
    );
  }
  return [low, high];
}

/** Outwards from 0 the tail falls: a point where it is small enough, not much further than needed. `side` is -1 or 1. */
function edge(enough: (at: number) => boolean, end: number, side: number): number {
  const limit = Math.abs(end);
  let far = 1e-9;
  while (far < limit && !enough(side * far)) far *= 2;
  let near = far === 1e-9 ? 0 : far / 2;
  far = Math.min(far, limit);
  for (let i = 0; i < 12; i++) {
    const middle = (near + far) / 2;
    if (enough(side * middle)) far = middle;
    else near = middle;
  }
  return side * far;
}

/** A knot that is meant to be on an atom misses it by rounding: by less than this part of the spacing. */
const EXACT = 1e-8;

/** A bin is no wider than this part of its distance from 0, or one spacing: a loss of 3 need not be known to a millionth. */
const FINE = 1 / 2048;

/** @param range of the losses that get knots; what is beyond goes where it cannot do wrong */
export function discretise(law: LossDistribution, spacing: number, [low, high]: readonly [number, number]): GridLaw {
  const anchor = law.lattice?.offset ?? law.atoms.reduce((top, { loss }) => Math.max(top, loss), Number.NEGATIVE_INFINITY);
  const origin = Number.isFinite(anchor) ? anchor : 0;
  const first = Math.floor((low - origin) / spacing + EXACT);
  const span = Math.max(1, Math.ceil((high - origin) / spacing - EXACT) - first);
  const start = origin + first * spacing;
  const lossAt = (knot: number) => start + knot * spacing;
  const edges = edgesOf(span, (knot) => Math.abs(lossAt(knot)) / spacing);
  const bins = edges.length - 1;
  const onKnot = new Float64Array(span + 1);
  const p = new Float64Array(bins);
  const q = new Float64Array(bins);
  let [below, above] = [0, 0];
  for (const { loss, mass } of law.atoms) {
    const at = (loss - start) / spacing;
    const knot = Math.round(at);
    if (Math.abs(at - knot) < EXACT && knot >= 0 && knot <= span) onKnot[knot] = (onKnot[knot] as number) + mass;
    else if (at < 0) below += mass;
    else if (at > span) above += mass;
    else {
      const bin = binOf(edges, at);
      p[bin] = (p[bin] as number) + mass;
      q[bin] = (q[bin] as number) + mass * Math.exp(-loss);
    }
  }
  if (law.continuous) {
    const { from, to, masses } = law.continuous;
    for (let i = 0; i < bins; i++) {
      const [left, right] = [lossAt(edges[i] as number), lossAt(edges[i + 1] as number)];
      if (right < from || left > to) continue;
      const [more, less] = masses(left, right);
      p[i] = (p[i] as number) + more;
      q[i] = (q[i] as number) + less;
    }
    below += masses(Number.NEGATIVE_INFINITY, start)[0];
    above += masses(lossAt(span), Number.POSITIVE_INFINITY)[0];
  }
  const connected = connect(p, q, edges, lossAt);
  const onGrid = (atEdges: Float64Array) => {
    const masses = Float64Array.from(onKnot);
    for (let i = 0; i <= bins; i++) masses[edges[i] as number] = (masses[edges[i] as number] as number) + (atEdges[i] as number);
    return masses;
  };
  const pessimistic = onGrid(connected.chords);
  pessimistic[0] = (pessimistic[0] as number) + below;
  const withTop = (masses: Float64Array) => {
    masses[span] = (masses[span] as number) + above;
    return masses;
  };
  const optimistic = optimisticOf((plain) => withTop(onGrid(lowered(connected, p, edges, spacing, plain))), bins, spacing);
  return { start, spacing, pessimistic, optimistic, infinite: { pessimistic: law.infinite + above, optimistic: law.infinite } };
}

/**
 * Near the top there may be too little mass to be lowered. There the bins go to their lower ends instead, as many as it takes: no more, for what
 * is not lowered has an error of first order.
 */
function optimisticOf(withPlain: (plain: number) => Float64Array, bins: number, spacing: number): Float64Array {
  let [tooFew, plain, masses] = [0, 1, withPlain(1)];
  while (!bridge(masses, spacing)) {
    tooFew = plain;
    plain = Math.min(bins, 2 * plain);
    masses = withPlain(plain);
  }
  while (plain - tooFew > Math.max(1, plain / 16)) {
    const middle = (tooFew + plain) >> 1;
    const fewer = withPlain(middle);
    if (bridge(fewer, spacing)) [plain, masses] = [middle, fewer];
    else tooFew = middle;
  }
  return masses;
}

/** The knots between which the bins lie, from 0 to `span`. `distance` of a knot from loss 0, in spacings. */
function edgesOf(span: number, distance: (knot: number) => number): Int32Array {
  const edges: number[] = [];
  for (let knot = 0; knot < span; knot += Math.max(1, Math.floor(distance(knot) * FINE))) edges.push(knot);
  edges.push(span);
  return Int32Array.from(edges);
}

/** The bin in which a place is, strictly between 0 and the last edge. */
function binOf(edges: Int32Array, at: number): number {
  let [low, high] = [0, edges.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((edges[middle] as number) <= at) low = middle;
    else high = middle;
  }
  return low;
}

interface Connected {
  /** Masses at the edges: the pessimistic ones. */
  readonly chords: Float64Array;
  /** For each bin, what goes to its upper edge. */
  readonly rights: Float64Array;
  /** For each bin, how far the chord may be above the curve: as far as if the bin were one atom. */
  readonly gaps: Float64Array;
}

function connect(p: Float64Array, q: Float64Array, edges: Int32Array, lossAt: (knot: number) => number): Connected {
  const chords = new Float64Array(p.length + 1);
  const rights = new Float64Array(p.length);
  const gaps = new Float64Array(p.length);
  for (let i = 0; i < p.length; i++) {
    const mass = p[i] as number;
    if (mass === 0) continue;
    const left = lossAt(edges[i] as number);
    const width = lossAt(edges[i + 1] as number) - left;
    // e^left q, in logarithms: either factor may be no double.
    const scaled = (q[i] as number) > 0 ? Math.exp(left + Math.log(q[i] as number)) : 0;
    const right = Math.min(mass, Math.max(0, (mass - scaled) / -Math.expm1(-width)));
    rights[i] = right;
    chords[i + 1] = right;
    chords[i] = (chords[i] as number) + (mass - right);
    const together = Math.min(width, Math.max(0, Math.log(mass / scaled))); // the loss of the bin as one atom, above `left`
    gaps[i] = right * -Math.expm1(together - width);
  }
  return { chords, rights, gaps };
}

/**
 * The optimistic masses at the edges. The uppermost `plain` bins go to their lower ends, so that the lowering can end at 0 there. On the left it
 * ends at x = 0, so that no mass is lost: k steps would lose it k times.
 */
function lowered({ chords, rights, gaps }: Connected, p: Float64Array, edges: Int32Array, spacing: number, plain: number): Float64Array {
  const top = gaps.length;
  const first = top - plain;
  const masses = Float64Array.from(chords);
  for (let i = first + 1; i <= top; i++) masses[i] = p[i] ?? 0;
  masses[first] = (p[first] as number) + (first > 0 ? (rights[first - 1] as number) : 0);
  const gap = (bin: number) => (bin >= 0 && bin < first ? (gaps[bin] as number) : 0);
  const by = (edge: number) => Math.max(gap(edge - 1), gap(edge));
  // What the bend at an edge changes: slopes are in x = e^loss, and mass under P is x times the change of slope.
  for (let i = 0; i <= top; i++) {
    const at = edges[i] as number;
    const before = i === 0 ? by(0) : (by(i) - by(i - 1)) / -Math.expm1(((edges[i - 1] as number) - at) * spacing);
    const after = i === top ? 0 : (by(i + 1) - by(i)) / Math.expm1(((edges[i + 1] as number) - at) * spacing);
    masses[i] = (masses[i] as number) + before - after;
  }
  return masses;
}

/** Bridges each knot of negative mass between the nearest knots that stay. False where the last one is negative: there is nothing to bridge to. */
function bridge(masses: Float64Array, spacing: number): boolean {
  const kept = new Int32Array(masses.length);
  const last = masses.length - 1;
  let count = 0;
  for (let next = 0; next <= last; next++) {
    if (masses[next] === 0 && next < last) continue; // no bend there: nothing is changed, and a long way saved, by leaving it out
    for (; count > 0; count--) {
      const at = kept[count - 1] as number;
      const mass = masses[at] as number;
      if (mass >= 0) break;
      const left = count > 1 ? (kept[count - 2] as number) : undefined;
      const right = left === undefined ? 1 : Math.expm1((left - at) * spacing) / Math.expm1((left - next) * spacing);
      masses[next] = (masses[next] as number) + mass * right;
      if (left !== undefined) masses[left] = (masses[left] as number) + mass * (1 - right);
      masses[at] = 0;
    }
    kept[count++] = next;
  }
  return (masses.at(-1) as number) >= 0;
}
