/** For the tests: the kernel beside its readable twin. */
import { seededRng } from "../random/index.ts";
import { type Kernel, layOut, openKernel } from "../wasm/index.ts";
import type { Curve } from "./curve.ts";
import { encode } from "./elligator.ts";
import { euler, fromBytes, invert, mod, P, toBytes } from "./field.ts";
import { ladder } from "./ladder.ts";
import { clamp, SMALL_ORDER } from "./points.ts";

interface Field extends Kernel {
  field(operation: number, out: number, xs: number, ys: number, count: number): void;
}

const cheap: readonly ((x: bigint, y: bigint) => bigint)[] = [
  (x, y) => x * y,
  (x) => x * x,
  (x, y) => x + y,
  (x, y) => x - y,
  (x) => 121665n * x,
];
const powers: readonly ((x: bigint) => bigint)[] = [invert, euler];
const sums: readonly ((x: bigint, y: bigint) => bigint)[] = [(x, y) => (x + y) * (x - y), (x, y) => (x + y) ** 2n, (_, y) => y];

/** Where carries run through, and what no limb may forget: numbers around 0, p, the ends of limbs of either field, and all ones. */
export const EDGES: readonly bigint[] = [
  ...SMALL_ORDER,
  ...[2n, 3n, 19n, 2n ** 255n - 1n, 2n ** 255n - 2n, 2n ** 255n - 18n, (P - 1n) / 2n, 486662n],
  ...[P - 2n, P, P + 1n],
  ...[51n, 102n, 153n, 204n, 254n].flatMap((bit) => [2n ** bit - 1n, 2n ** bit, 2n ** bit + 1n, 2n ** (bit - 1n), P - 2n ** bit]),
  ...[22n, 43n, 64n, 85n, 107n, 128n, 149n, 170n, 192n, 213n, 234n].flatMap((bit) => [2n ** bit - 1n, 2n ** (bit - 1n), P - 2n ** bit]),
];

/** As it stands: toBytes would take p off. */
function raw(x: bigint): Uint8Array {
  const out = new Uint8Array(32);
  for (let i = 0, left = x; i < 32; i++, left >>= 8n) out[i] = Number(left & 0xffn);
  return out;
}

const concatenated = (lists: readonly Uint8Array[]): Uint8Array => {
  const out = new Uint8Array(32 * lists.length);
  lists.forEach((list, i) => {
    out.set(list, 32 * i);
  });
  return out;
};

function numbersOf(bytes: Uint8Array): bigint[] {
  const words = new BigUint64Array(bytes.slice().buffer);
  const word = (i: number) => words[i] as bigint;
  return Array.from({ length: words.length / 4 }, (_, i) => {
    const at = 4 * i;
    return word(at) | (word(at + 1) << 64n) | (word(at + 2) << 128n) | (word(at + 3) << 192n);
  });
}

/** Every operation of the kernel's field on all pairs of edges and on `count` random pairs; what differs from the twin, as sentences. */
export async function fieldFailures(packed: string, count: number): Promise<string[]> {
  const kernel = await openKernel<Field>(packed);
  const rng = seededRng("curve25519/field", 1);
  const failures: string[] = [];
  function compare(xs: Uint8Array, ys: Uint8Array, first: number, twins: readonly ((x: bigint, y: bigint) => bigint)[]) {
    const [a, b, out] = layOut(kernel, [xs.length, ys.length, xs.length]);
    a.bytes.set(xs);
    b.bytes.set(ys);
    const [as, bs] = [xs, ys].map((bytes) => numbersOf(bytes).map((x) => x & (2n ** 255n - 1n))) as [bigint[], bigint[]];
    for (const [i, twin] of twins.entries()) {
      kernel.field(first + i, out.at, a.at, b.at, as.length);
      numbersOf(out.bytes).forEach((got, j) => {
        const [x, y] = [as[j] as bigint, bs[j] as bigint];
        if (got !== mod(twin(x, y))) failures.push(`operation ${first + i} of ${x.toString(16)}, ${y.toString(16)}`);
      });
    }
  }
  const [left, right] = [EDGES.flatMap((x) => EDGES.map(() => x)), EDGES.flatMap(() => EDGES)];
  const [xs, ys] = [concatenated(left.map(raw)), concatenated(right.map(raw))];
  compare(xs, ys, 0, cheap);
  compare(xs, ys, 7, sums);
  const alone = concatenated(EDGES.map(raw));
  compare(alone, alone, 5, powers);
  for (let done = 0; done < count; done += 10_000) {
    const [x, y] = [rng.bytes(32 * 10_000), rng.bytes(32 * 10_000)];
    compare(x, y, 0, cheap.slice(0, 1));
    compare(x, y, 7, sums);
    if (done === 0) {
      compare(x, y, 1, cheap.slice(1));
      compare(x.subarray(0, 32 * 100), y.subarray(0, 32 * 100), 5, powers);
    }
  }
  return failures;
}

/** Ladder and Elligator 2 of an engine beside the twins: edges, the twist, odd numbers of points, and random ones. */
export async function curveFailures(curve: Curve, count: number): Promise<string[]> {
  const rng = seededRng("curve25519/curve", 1);
  const failures: string[] = [];
  const numberOf = (bytes: Uint8Array) => numbersOf(bytes)[0] as bigint;
  const good = EDGES.filter((u) => !SMALL_ORDER.includes(mod(u))).map(raw);
  const random = Array.from({ length: count }, () => rng.bytes(32)); // half of them on the twist
  const us = [...good, ...random];
  const scalars = us.map(() => clamp(rng.bytes(32)));
  for (const [what, got] of [
    ["multiplyEach", await curve.multiplyEach(concatenated(us), concatenated(scalars))],
    ["multiply", await curve.multiply(concatenated(us), scalars[0] as Uint8Array)],
  ] as const) {
    numbersOf(got).forEach((u, i) => {
      const scalar = numberOf(scalars[what === "multiply" ? 0 : i] as Uint8Array);
      if (u !== ladder(scalar, fromBytes(us[i] as Uint8Array))) failures.push(`${what} of point ${i}`);
    });
  }
  for (const length of [0, 1, 2, 3]) {
    const some = await curve.multiply(concatenated(us.slice(0, length)), scalars[0] as Uint8Array);
    if (some.length !== 32 * length) failures.push(`multiply of ${length} points`);
  }
  const texts = [
    "",
    "a",
    "å",
    "𝔸",
    "é".repeat(3 << 18),
    "€".repeat(3 << 18),
    "x".repeat(2 << 20),
    ...Array.from({ length: count }, (_, i) => `${"x".repeat(i % 260)}${i}`),
  ];
  const points = await curve.encode(texts, "PETRI-TEST");
  texts.forEach((text, i) => {
    const want = toBytes(encode(new TextEncoder().encode(text), "PETRI-TEST"));
    if (want.some((byte, j) => byte !== points[32 * i + j])) failures.push(`encode of text ${i}`);
  });
  return failures;
}
