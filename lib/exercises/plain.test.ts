import * as fc from "fast-check";
import { expect, it } from "vitest";
import { MOST_VALUES, messageOf, NotPlain, plainCopy } from "./plain.ts";

it("copies what is plain, and shares nothing with it", () => {
  const bytes = new Uint8Array([1, 2]);
  const given = { a: [1, 2n, "x", null, undefined, true], b: { c: bytes }, list: [[[]]] };
  const copy = plainCopy(given) as typeof given;
  expect(copy).toEqual(given);
  bytes[0] = 9;
  expect(copy.b.c[0]).toBe(1);
});

it("copies everything that JSON and structured clone agree on", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
      expect(plainCopy(value)).toEqual(value);
    }),
  );
});

it.each<readonly [string, unknown, RegExp]>([
  ["a function", { f: [() => 1] }, /^It contains, at f\[0\], a function, and that cannot be sent\.$/],
  ["a symbol", Symbol("s"), /^It is a symbol/],
  ["a promise", Promise.resolve(1), /return the value itself/],
  ["an object of a class", { at: new Map() }, /^It contains, at at, an object of a class \(Map\)/],
  ["a point", Object.assign(Object.create({}), { kind: "point" }), /a point is sent by its encoding/],
  ["too much", Array(MOST_VALUES + 1), /too large/],
  ["too much text", ["x".repeat(9 * MOST_VALUES)], /too large/],
  [
    "itself",
    (() => {
      const a: unknown[] = [];
      a.push(a);
      return a;
    })(),
    /contains itself/,
  ],
  [
    "a getter that throws",
    {
      get x() {
        throw new Error("boo");
      },
    },
    /^It cannot be read: “boo”\.$/,
  ],
])("refuses %s", (_, value, sentence) => {
  expect(() => plainCopy(value)).toThrow(NotPlain);
  expect(() => plainCopy(value)).toThrow(sentence);
});

it("puts anything thrown into words", () => {
  expect(messageOf(new Error("said"))).toBe("said");
  expect(messageOf(null)).toBe("null");
  expect(
    messageOf({
      toString() {
        throw 1;
      },
    }),
  ).toBe("something that cannot be put into words");
  expect(messageOf(new Error("x".repeat(1e5)))).toHaveLength(300);
});
