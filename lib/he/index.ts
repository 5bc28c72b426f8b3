/**
 * Homomorphic encryption: computing with numbers that one cannot read. This is the door: types and a lazy load.
 *
 *   paillier.ts    encrypt, add, multiply by a constant, rerandomise, decrypt    primes.ts    primes drawn from an Rng
 *   keys.ts        the two primes and what is computed from them once
 *   ciphertext.ts  what crosses the wire, and what is refused
 *   djn.ts         keys whose encryptions take a short exponent                     packing.ts   several numbers in one plaintext
 */
export type { Ciphertext, PrivateKey, PublicKey, Residue } from "./keys.ts";

export { maskRange, packed, type Slots, slotsOf, unpacked, VALUE_BITS } from "./packing.ts";

export const loadPaillier = async () => {
  const [paillier, keys, ciphertext] = await Promise.all([import("./paillier.ts"), import("./keys.ts"), import("./ciphertext.ts")]);
  return { ...paillier, ...keys, ...ciphertext };
};

/** The same with a short exponent. */
export const loadShortPaillier = async () => ({ ...(await loadPaillier()), ...(await import("./djn.ts")) });
