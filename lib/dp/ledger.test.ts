import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AttoDelta, attoDelta, type NanoEpsilon, nanoEpsilon } from "./budget.ts";
import { makeLedger } from "./ledger.ts";

describe("a ledger", () => {
  it("grants to the last billionth and refuses what is more, before anything is drawn", () => {
    const ledger = makeLedger(nanoEpsilon(1));
    for (const cost of [0.3, 0.3, 0.3, 0.1]) expect(ledger.charge(nanoEpsilon(cost))).toEqual({ granted: true });
    expect(ledger.left.epsilon).toBe(0n);
    const refused = ledger.charge(nanoEpsilon(1e-9));
    expect(refused).toEqual({ granted: false, needs: { epsilon: 1n, delta: 0n }, has: { epsilon: 0n, delta: 0n } });
    expect(ledger.book.map(({ granted }) => granted)).toEqual([true, true, true, true, false]);
    expect(ledger.spent.epsilon).toBe(nanoEpsilon(1));
  });

  it("goes on after a refusal with what fits", () => {
    const ledger = makeLedger(nanoEpsilon(1));
    expect(ledger.charge(nanoEpsilon(0.75)).granted).toBe(true);
    expect(ledger.charge(nanoEpsilon(0.5)).granted).toBe(false);
    expect(ledger.charge(nanoEpsilon(0.25)).granted).toBe(true);
  });

  it("keeps delta in the same way, and has none to give where none was set aside", () => {
    expect(makeLedger(nanoEpsilon(9)).charge(nanoEpsilon(1), attoDelta(1e-18)).granted).toBe(false);
    const ledger = makeLedger(nanoEpsilon(9), attoDelta(2e-6));
    expect([1, 2, 3].map(() => ledger.charge(nanoEpsilon(1), attoDelta(1e-6)).granted)).toEqual([true, true, false]);
    expect(ledger.left).toEqual({ epsilon: nanoEpsilon(7), delta: 0n });
  });

  it("never overdraws, whatever is asked, and its book adds up", () => {
    const cost = fc.tuple(fc.bigInt({ min: 1n, max: 40n }), fc.bigInt({ min: 0n, max: 4n }));
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 100n }), fc.bigInt({ min: 0n, max: 9n }), fc.array(cost), (epsilon, delta, asked) => {
        const ledger = makeLedger(epsilon as NanoEpsilon, delta as AttoDelta);
        for (const [e, d] of asked) {
          const before = ledger.left;
          const { granted } = ledger.charge(e as NanoEpsilon, d as AttoDelta);
          expect(granted).toBe(e <= before.epsilon && d <= before.delta);
        }
        const granted = ledger.book.filter((line) => line.granted);
        expect(ledger.spent.epsilon).toBe(granted.reduce((sum, line) => sum + line.epsilon, 0n));
        expect(ledger.spent.epsilon + ledger.left.epsilon).toBe(epsilon);
        expect(ledger.left.epsilon >= 0n && ledger.left.delta >= 0n).toBe(true);
        expect(ledger.book).toHaveLength(asked.length);
      }),
    );
  });

  it("takes no refunds: a charge of nothing or less throws, and leaves everything as it was", () => {
    const ledger = makeLedger(nanoEpsilon(1));
    for (const cost of [0n, -5n]) expect(() => ledger.charge(cost as NanoEpsilon)).toThrow(RangeError);
    expect(() => ledger.charge(nanoEpsilon(0.1), -1n as AttoDelta)).toThrow(RangeError);
    expect(ledger.left.epsilon).toBe(nanoEpsilon(1));
    expect(ledger.book).toEqual([]);
    expect(() => makeLedger(-1n as NanoEpsilon)).toThrow(RangeError);
  });

  it("cannot be written to from outside", () => {
    const ledger = makeLedger(nanoEpsilon(1));
    (ledger.book as unknown[]).push("free");
    expect(ledger.book).toEqual([]);
  });
});
