/**
 * Several numbers in one plaintext, each in a slot that is wide enough for its number and a mask that is added to it later.
 *
 * A slot has 64 bits of value, `statisticalBits` for a mask that hides it, and one for the carry: value + mask never reaches the next slot. At
 * least one bit at the top stays empty, so a sum does not wrap around: a modulus of b bits may be little more than 2^(b-1).
 *
 * Trap: a mask as long as the value hides nothing for sure. value + mask tells of the value at the ends of its range; statisticalBits more make
 * that a chance of 2^-statisticalBits, for each number.
 */

export const VALUE_BITS = 64;
const VALUES = 1n << BigInt(VALUE_BITS);

export interface Slots {
  readonly bits: number;
  /** How many in one plaintext. */
  readonly capacity: number;
  readonly statisticalBits: number;
}

/** For a modulus of so many bits. */
export function slotsOf(modulusBits: number, statisticalBits: number): Slots {
  const bits = VALUE_BITS + statisticalBits + 1;
  return { bits, capacity: Math.floor((modulusBits - 1) / bits), statisticalBits };
}

/** The first number stands lowest. */
export const packed = (numbers: readonly bigint[], { bits }: Slots): bigint =>
  numbers.reduceRight((sum, number) => (sum << BigInt(bits)) + number, 0n);

export function unpacked(plaintext: bigint, count: number, { bits }: Slots): bigint[] {
  const whole = (1n << BigInt(bits)) - 1n;
  return Array.from({ length: count }, (_, i) => (plaintext >> BigInt(i * bits)) & whole);
}

/** The least mask, and how many there are from there on: from 2^64 to 2^(64 + statisticalBits). */
export const maskRange = ({ statisticalBits }: Pick<Slots, "statisticalBits">): { readonly least: bigint; readonly count: bigint } => ({
  least: VALUES,
  count: (VALUES << BigInt(statisticalBits)) - VALUES,
});
