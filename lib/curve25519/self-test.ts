/**
 * Does an engine compute what it should, on this machine? Run once, before anything depends on it.
 *
 * What it is for: a relaxed instruction may round twice where the kernel counts on once, on processors without fused multiply-add; then
 * every product is wrong in its last bits. Any of the vectors shows it: each takes some 2,500 multiplications, and one wrong bit is enough.
 */
import type { Curve } from "./curve.ts";
import { clamp } from "./points.ts";

const bytesOf = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const joined = (lists: readonly Uint8Array[]) => Uint8Array.from(lists.flatMap((list) => [...list]));

/** RFC 7748 section 5.2, both vectors, and the first step of its chain: an odd number, so that one stands alone in a pair. */
const PRODUCTS = [
  [
    "a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4",
    "e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c",
    "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552",
  ],
  [
    "4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d",
    "e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493",
    "95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957",
  ],
  [
    "0900000000000000000000000000000000000000000000000000000000000000",
    "0900000000000000000000000000000000000000000000000000000000000000",
    "422c8e7a6227d7bca1350b3e2bb7279f7897b87bb6854b783c60e80311ae3079",
  ],
] as const;

/** RFC 9380 appendix J.4.2: Q.x of its first three messages, as bytes. */
const DST = "QUUX-V01-CS02-with-curve25519_XMD:SHA-512_ELL2_NU_";
const TEXTS = ["", "abc", "abcdef0123456789"];
const POINTS = [
  "5be6c12167568f728512ebd2bbccb96068ea92cc0fc1f3973d765eda22521251",
  "eb6e3e7fef21a95cf7dcf8ef27d9dca0b59bc4189c06af2bb9ccb08ce0d1567d",
  "0fe9ab3c2ba71946befa626c49ee0b68c8a1c2e7507140e8793d88c9b966be3f",
];

export async function passesSelfTest(curve: Curve): Promise<boolean> {
  const scalars = joined(PRODUCTS.map(([scalar]) => clamp(bytesOf(scalar))));
  const us = joined(PRODUCTS.map(([, u]) => bytesOf(u)));
  const products = await curve.multiplyEach(us, scalars);
  const shared = await curve.multiply(us.subarray(0, 32), scalars.subarray(0, 32));
  const points = await curve.encode(TEXTS, DST);
  return (
    same(products, joined(PRODUCTS.map(([, , out]) => bytesOf(out)))) &&
    same(shared, products.subarray(0, 32)) &&
    same(points, joined(POINTS.map(bytesOf)))
  );
}

const same = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((byte, i) => byte === b[i]);
