/**
 * Shares as ways around a ring: the group wraps, so each share is an arc, laid end to end from the top, and where the last one
 * ends the secret is. Each arc runs on a ring of its own, so that they do not cover each other.
 */
export const SIZE = 240;
const MIDDLE = SIZE / 2;
export const OUTER = 104;
const INNER = 44;

export interface Arc {
  readonly party: number;
  readonly d: string;
  readonly end: { readonly x: number; readonly y: number };
}

/** A group's element as a share of the whole ring: its leading bits are as good as a drawing shows. */
const turnOf = (element: string, order: bigint) => Number((BigInt(element) * 1_000_000n) / order) / 1_000_000;

export function pointAt(turn: number, radius: number) {
  const angle = 2 * Math.PI * turn;
  return { x: round(MIDDLE + radius * Math.sin(angle)), y: round(MIDDLE - radius * Math.cos(angle)) };
}
const round = (n: number) => Math.round(n * 10) / 10;

/** The arcs of the first shares; `all` says for how many there must be room. */
export function arcsOf(shares: readonly string[], all: number, order: string): readonly Arc[] {
  const step = Math.min(15, (OUTER - 12 - INNER) / all);
  let turn = 0;
  return shares.map((share, i) => {
    const radius = OUTER - 16 - step * i;
    const length = turnOf(share, BigInt(order));
    const [from, to] = [pointAt(turn, radius), pointAt(turn + length, radius)];
    const before = i === 0 ? pointAt(0, OUTER) : pointAt(turn, radius + step);
    turn += length;
    return {
      party: i + 1,
      d: `M${before.x} ${before.y}L${from.x} ${from.y}A${radius} ${radius} 0 ${length > 0.5 ? 1 : 0} 1 ${to.x} ${to.y}`,
      end: to,
    };
  });
}

/** Where a number stands on the outer ring. */
export const placeOf = (element: bigint, order: string) =>
  pointAt(turnOf(String(((element % BigInt(order)) + BigInt(order)) % BigInt(order)), BigInt(order)), OUTER);
