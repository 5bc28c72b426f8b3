import fc from "fast-check";
import { expect, it } from "vitest";
import { seededRng } from "../../random/index.ts";
import { networkOf, routed, switchesFor } from "./network.ts";

function through(source: readonly number[]): number[] {
  const { a, b } = networkOf(source.length);
  const bits = routed(Uint32Array.from(source));
  const wires = source.map((_, i) => i);
  bits.forEach((bit, i) => {
    const [one, other] = [a[i] as number, b[i] as number];
    if (bit) [wires[one], wires[other]] = [wires[other] as number, wires[one] as number];
  });
  return wires;
}

function* orders(items: readonly number[]): Generator<number[]> {
  if (items.length === 0) yield [];
  for (const item of items) for (const rest of orders(items.filter((other) => other !== item))) yield [item, ...rest];
}

it.each([1, 2, 3, 4, 5, 6, 7])("brings %d values into each of their orders", (n) => {
  let tried = 0;
  for (const order of orders(Array.from({ length: n }, (_, i) => i))) {
    expect(through(order)).toEqual(order);
    tried++;
  }
  expect(tried).toBe([1, 1, 2, 6, 24, 120, 720, 5040][n]);
});

it("brings many values, even or odd, into a random order", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 700 }), fc.nat(), (n, seed) => {
      const order = seededRng("network", seed).shuffled(Array.from({ length: n }, (_, i) => i));
      expect(through(order)).toEqual(order);
    }),
    { numRuns: 40 },
  );
});

// The sum of ceil(log2 i) for i = 1..n is the count that Beauquier and Darrot prove.
it.each([0, 1, 2, 3, 5, 16, 100, 12_862])("has as many switches as its paper says: %d", (n) => {
  let expected = 0;
  for (let i = 1; i <= n; i++) expected += Math.ceil(Math.log2(i));
  expect(switchesFor(n)).toBe(expected);
  expect(networkOf(n).a).toHaveLength(expected);
});
