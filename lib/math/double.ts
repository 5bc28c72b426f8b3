/**
 * A double as the machine has it: its 64 bits, and the doubles next to it. Between two powers of two doubles lie evenly; from one such stretch
 * to the next their distance doubles.
 *
 * Trap: x + 2^-52 is no neighbour but where |x| is from 1 to 2. Neighbours are counted on the bits.
 * Source: IEEE 754-2019, binary64.
 */

const view = new DataView(new ArrayBuffer(8));

/** Sign, exponent and fraction as 1, 11 and 52 digits 0 or 1. */
export function bitsOf(x: number): { readonly sign: string; readonly exponent: string; readonly fraction: string } {
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0).toString(2).padStart(64, "0");
  return { sign: bits.slice(0, 1), exponent: bits.slice(1, 12), fraction: bits.slice(12) };
}

/**
 * The double that many places above x (below, where negative). Both zeros are one place.
 * @throws RangeError where x is not finite
 */
export function doubleAfter(x: number, places: number): number {
  if (!Number.isFinite(x)) throw new RangeError(`${x} has no neighbours: it is no finite number.`);
  return fromPlace(placeOf(x) + BigInt(places));
}

/** Doubles in their order, 0 at 0. */
function placeOf(x: number): bigint {
  view.setFloat64(0, Math.abs(x));
  const size = view.getBigUint64(0);
  return x < 0 ? -size : size;
}

function fromPlace(place: bigint): number {
  view.setBigUint64(0, place < 0n ? -place : place);
  const size = view.getFloat64(0);
  return place < 0n ? -size : size;
}
