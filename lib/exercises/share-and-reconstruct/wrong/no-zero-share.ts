/**
 * Wrong: a polynomial is drawn again until no share is zero, "because a zero looks like a mistake".
 * Caught by: coefficients
 */
import type { Share, Tools } from "../api.ts";

export function share(secret: bigint, threshold: number, count: number, p: bigint, tools: Tools): Share[] {
  if (secret < 0n || secret >= p) throw new Error("The secret is not a number from 0 to p - 1.");
  if (threshold < 1 || threshold > count) throw new Error("The threshold must be from 1 to the number of shares.");
  if (BigInt(count) >= p) throw new Error("There are only p - 1 places besides zero.");
  for (;;) {
    const coefficients = [secret, ...Array.from({ length: threshold - 1 }, () => tools.rng.below(p))];
    const shares = Array.from({ length: count }, (_, i) => {
      const x = BigInt(i + 1);
      return { x, y: coefficients.reduceRight((sum, c) => (sum * x + c) % p, 0n) };
    });
    if (threshold === 1 || shares.every(({ y }) => y !== 0n)) return shares;
  }
}

export function reconstruct(shares: readonly Share[], threshold: number, p: bigint, tools: Tools): bigint {
  const mod = (a: bigint) => ((a % p) + p) % p;
  if (shares.length < threshold) throw new Error(`${threshold} shares are needed, and ${shares.length} are here.`);
  const places = shares.map(({ x }) => mod(x));
  if (new Set(places).size < places.length) throw new Error("Two shares are for the same place.");
  if (places.includes(0n)) throw new Error("A share at zero would be the secret itself.");
  let secret = 0n;
  for (const [i, { y }] of shares.slice(0, threshold).entries()) {
    let above = 1n;
    let below = 1n;
    for (let j = 0; j < threshold; j++) {
      if (j === i) continue;
      above = mod(above * (places[j] ?? 0n));
      below = mod(below * ((places[j] ?? 0n) - (places[i] ?? 0n)));
    }
    secret = mod(secret + y * above * tools.inverse(below, p));
  }
  return secret;
}
