/**
 * Homomorphic encryption: computing with numbers that one cannot read. This is the door: types and a lazy load.
 *
 *   paillier.ts    encrypt, add, multiply by a constant, rerandomise, decrypt    primes.ts    primes drawn from an Rng
 *   keys.ts        the two primes and what is computed from them once
 *   ciphertext.ts  what crosses the wire, and what is refused
 */
export type { Ciphertext, PrivateKey, PublicKey, Residue } from "./keys.ts";

export const loadPaillier = async () => {
  const [paillier, keys, ciphertext] = await Promise.all([import("./paillier.ts"), import("./keys.ts"), import("./ciphertext.ts")]);
  return { ...paillier, ...keys, ...ciphertext };
};
