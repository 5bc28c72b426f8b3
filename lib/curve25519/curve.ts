/** What an engine can do, whichever it is. All of them give the same bytes. */

/** The fastest first. */
export const ENGINES = ["wasm-relaxed", "wasm", "webcrypto", "noble"] as const;
export type Engine = (typeof ENGINES)[number];

/**
 * Points are u-coordinates, 32 bytes each, one after the other; scalars are clamped (points.ts). A point of small order throws SmallOrder.
 * Long lists go in chunks that the caller chooses: a call of a kernel does not yield.
 */
export interface Curve {
  readonly engine: Engine;
  /** u of scalar * P for every P: all under one scalar. */
  multiply(us: Uint8Array, scalar: Uint8Array): Promise<Uint8Array>;
  /** The same with a scalar for each, 32 bytes one after the other. */
  multiplyEach(us: Uint8Array, scalars: Uint8Array): Promise<Uint8Array>;
  /** Points from texts (UTF-8), by Elligator 2: RFC 9380, see elligator.ts. `dst` names the use. */
  encode(texts: readonly string[], dst: string): Promise<Uint8Array>;
}

/** An engine whose ladder takes a scalar as it is, bits 0 to 254. The platform's X25519 clamps, so it is none. */
export interface Ladder extends Curve {
  /** `multiplyEach` without clamping: for points whose order is not prime, such as those of lib/ot. */
  multiplyAsIs(us: Uint8Array, scalars: Uint8Array): Promise<Uint8Array>;
}

export class SmallOrder extends Error {
  override readonly name = "SmallOrder";
  constructor() {
    super("A point of small order was multiplied: the result says nothing.");
  }
}

/** The base point of RFC 7748. */
export const BASE: Uint8Array = Uint8Array.of(9, ...new Uint8Array(31));

/** What every engine asks of its caller. */
export function checkLengths(us: Uint8Array, scalars: Uint8Array, each: boolean): void {
  checkShape(us, scalars, each);
  for (let at = 0; at < scalars.length; at += 32) {
    const clamped = ((scalars[at] as number) & 7) === 0 && (scalars[at + 31] as number) >> 6 === 1;
    if (!clamped) throw new RangeError("A scalar is not clamped.");
  }
}

export function checkShape(us: Uint8Array, scalars: Uint8Array, each: boolean): void {
  if (us.length % 32 !== 0) throw new RangeError(`${us.length} bytes are not points of 32 bytes.`);
  if (scalars.length !== (each ? us.length : 32)) throw new RangeError(`${scalars.length} bytes of scalars for ${us.length / 32} points.`);
}
