/** What an owner can make of the encryptions that come back, with its exponents short. */
import { bytesToNumberBE } from "@noble/curves/utils.js";
import { expect, it } from "vitest";
import type { Message } from "../../channel/index.ts";
import { staged } from "./dpca.fixture.ts";

/** The Jacobi symbol of a modulo an odd n. */
function jacobi(a: bigint, n: bigint): number {
  let [sign, top, bottom] = [1, a % n, n];
  while (top !== 0n) {
    for (; top % 2n === 0n; top /= 2n) if (bottom % 8n === 3n || bottom % 8n === 5n) sign = -sign;
    if (top % 4n === 3n && bottom % 4n === 3n) sign = -sign;
    [top, bottom] = [bottom % top, top];
  }
  return bottom === 1n ? sign : 0;
}

it("comes back under a whole residue, though its own has a short exponent: not a power of the key's base", async () => {
  const s = Array.from({ length: 12 }, (_, i) => `p${i},${i}`);
  const r = Array.from({ length: 12 }, (_, i) => `p${i}`);
  const { transcript, opened } = await staged({ s, r, identifiers: 1, variant: "compatible" });
  expect(opened.map(([value]) => Number(value)).sort((x, y) => x - y)).toEqual(Array.from({ length: 12 }, (_, i) => i));

  const of = (from: string, tag: string) => transcript.filter((m: Message) => m.from === from && m.tag === tag);
  const n = bytesToNumberBE(of("sender", "paillier-key")[0]?.bytes as Uint8Array);
  const symbols = (messages: readonly Message[]) =>
    messages.flatMap(({ bytes }) =>
      Array.from({ length: bytes.length / 256 }, (_, i) => jacobi(bytesToNumberBE(bytes.subarray(256 * i, 256 * (i + 1))), n)),
    );
  // All powers of the base have the symbol 1 modulo n, and half of the residues -1; (1 + n)^m is 1 modulo n.
  expect(symbols(of("sender", "encrypted"))).toEqual(Array.from({ length: 12 }, () => 1));
  expect(new Set(symbols(of("receiver", "chosen")))).toEqual(new Set([1, -1]));
});
