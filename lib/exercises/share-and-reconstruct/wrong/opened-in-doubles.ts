/**
 * Wrong: shares in whole numbers, and opens with fractions: Lagrange as in the school book.
 * Caught by: large-secrets
 */
import type { Share, Tools } from "../api.ts";

export function share(secret: bigint, threshold: number, count: number, p: bigint, tools: Tools): Share[] {
  if (secret < 0n || secret >= p) throw new Error("The secret is not a number from 0 to p - 1.");
  if (threshold < 1 || threshold > count) throw new Error("The threshold must be from 1 to the number of shares.");
  if (BigInt(count) >= p) throw new Error("There are only p - 1 places besides zero.");
  const coefficients = [secret, ...Array.from({ length: threshold - 1 }, () => tools.rng.below(p))];
  return Array.from({ length: count }, (_, i) => {
    const x = BigInt(i + 1);
    return { x, y: coefficients.reduceRight((sum, c) => (sum * x + c) % p, 0n) };
  });
}

export function reconstruct(shares: readonly Share[], threshold: number, p: bigint, tools: Tools): bigint {
  const places = shares.map(({ x }) => Number(((x % p) + p) % p));
  if (shares.length < threshold) throw new Error("Too few shares.");
  if (new Set(places).size < places.length || places.includes(0)) throw new Error("These places cannot be.");
  const prime = Number(p);
  let secret = 0;
  for (let i = 0; i < threshold; i++) {
    let weight = 1;
    for (let j = 0; j < threshold; j++) {
      if (j === i) continue;
      const below = (((places[j] ?? 0) - (places[i] ?? 0)) % prime) + prime;
      weight = (((weight * (places[j] ?? 0)) % prime) * Number(tools.inverse(BigInt(below), p))) % prime;
    }
    secret = (secret + weight * Number(shares[i]?.y)) % prime;
  }
  return BigInt(secret);
}
