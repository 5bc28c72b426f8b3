/** The algebra of polynomials over each field: evaluation, division, and interpolation in both forms. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FiniteField } from "./field.ts";
import { gf256 } from "./gf256.ts";
import { add, degree, divide, evaluate, interpolate, interpolateAt, lagrange, multiply, trim, vanishing } from "./polynomial.ts";
import { fp61, primeField } from "./prime-field.ts";

const fields: readonly FiniteField<unknown>[] = [fp61, primeField(31n), gf256] as never;

describe.each(fields.map((field) => ({ field, name: field.name })))("$name", ({ field }) => {
  const element = fc.bigInt({ min: 0n, max: field.order - 1n }).map((n) => field.of(n));
  const polynomial = fc.array(element, { maxLength: 7 });
  const places = fc
    .uniqueArray(fc.bigInt({ min: 0n, max: field.order - 1n }), { minLength: 1, maxLength: 8 })
    .map((all) => all.map((n) => field.of(n)));

  it("evaluating is a homomorphism", () => {
    fc.assert(
      fc.property(polynomial, polynomial, element, (a, b, x) => {
        expect(evaluate(field, add(field, a, b), x)).toBe(field.add(evaluate(field, a, x), evaluate(field, b, x)));
        expect(evaluate(field, multiply(field, a, b), x)).toBe(field.mul(evaluate(field, a, x), evaluate(field, b, x)));
      }),
    );
  });

  it("dividing leaves a remainder of lower degree, and what was divided is the sum", () => {
    fc.assert(
      fc.property(polynomial, polynomial, (a, b) => {
        if (degree(field, b) < 0) {
          expect(() => divide(field, a, b)).toThrow("cannot be divided by zero");
          return;
        }
        const [quotient, rest] = divide(field, a, b);
        expect(degree(field, rest)).toBeLessThan(degree(field, b));
        expect(trim(field, add(field, multiply(field, quotient, b), rest))).toEqual(trim(field, a));
      }),
    );
  });

  it("interpolating gives back the polynomial, and its value anywhere", () => {
    fc.assert(
      fc.property(places, polynomial, element, (at, all, elsewhere) => {
        const dealt = all.slice(0, at.length);
        const points = at.map((x) => ({ x, y: evaluate(field, dealt, x) }));
        expect(interpolate(field, points)).toEqual(trim(field, dealt));
        expect(interpolateAt(field, points, elsewhere)).toBe(evaluate(field, dealt, elsewhere));
      }),
    );
  });

  it("any values at different places have one polynomial of low degree", () => {
    fc.assert(
      fc.property(places, fc.infiniteStream(element), (at, values) => {
        const points = at.map((x) => ({ x, y: values.next().value }));
        const found = interpolate(field, points);
        expect(degree(field, found)).toBeLessThan(at.length);
        for (const { x, y } of points) expect(evaluate(field, found, x)).toBe(y);
      }),
    );
  });

  it("weights add up to one, and a vanishing polynomial vanishes there and nowhere else", () => {
    fc.assert(
      fc.property(places, element, (at, x) => {
        expect(lagrange(field, at, x).reduce((sum, w) => field.add(sum, w), field.zero)).toBe(field.one);
        expect(field.equals(evaluate(field, vanishing(field, at), x), field.zero)).toBe(at.includes(x));
      }),
    );
  });

  it("refuses two values for one place", () => {
    const [a, b] = [field.of(1n), field.of(2n)];
    const points = [a, b, a].map((x) => ({ x, y: b }));
    expect(() => interpolate(field, points)).toThrow("Two shares are for the same place, x = 1: each may be used once.");
    expect(() => interpolateAt(field, points, field.zero)).toThrow("Two shares are for the same place");
  });
});
