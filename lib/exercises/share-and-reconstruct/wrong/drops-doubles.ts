/**
 * Wrong: a share that was brought twice is dropped in silence, after the shares were counted.
 * Caught by: same-place
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
  const mod = (a: bigint) => ((a % p) + p) % p;
  if (shares.length < threshold) throw new Error(`${threshold} shares are needed, and ${shares.length} are here.`);
  const values = new Map(shares.map(({ x, y }) => [mod(x), y]));
  if (values.has(0n)) throw new Error("A share at zero would be the secret itself.");
  const brought = [...values].slice(0, threshold);
  let secret = 0n;
  for (const [x, y] of brought) {
    const others = brought.map(([other]) => other).filter((other) => other !== x);
    const above = others.reduce((product, other) => mod(product * other), 1n);
    const below = others.reduce((product, other) => mod(product * (other - x)), 1n);
    secret = mod(secret + y * above * tools.inverse(below, p));
  }
  return secret;
}
