import { expect, it } from "vitest";
import { lineOf, sayingOf, show } from "./words.ts";

it("shows values as one would write them", () => {
  expect(show("plain")).toBe("plain");
  expect(show(["a", 5n, -0, null, undefined, true])).toBe('["a", 5n, -0, null, undefined, true]');
  expect(show({ a: { b: { c: { d: 1 } } } })).toBe("{ a: { b: { c: {…} } } }");
  expect(show(new Map([[1, new Set(["x"])]]))).toBe('Map {1 => Set {"x"}}');
  expect(show(Uint8Array.of(1, 255))).toBe("2 bytes 01ff");
  expect(show([[], {}, () => 1])).toBe("[[], {}, function ]");
  expect(show(new RangeError("far"))).toBe("RangeError: far");
});

it("is bounded, and survives what a learner may make", () => {
  expect(show(Array.from({ length: 1000 }, (_, i) => i))).toMatch(/23, … 976 more\]$/);
  expect(show("x".repeat(1_000_000)).length).toBeLessThan(2100);
  const endless: unknown[] = [];
  endless.push(endless);
  expect(show(endless)).toBe("[[[[…]]]]");
  const trap = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error("mine");
      },
    },
  );
  expect(show(trap)).toBe("(cannot be shown)");
});

it("says what was thrown", () => {
  expect(sayingOf(new Error("not written yet"))).toBe("not written yet");
  expect(sayingOf(new TypeError("x is not a function"))).toBe("TypeError: x is not a function");
  expect(sayingOf("a text")).toBe("It threw a text, which is no Error.");
  expect(sayingOf(undefined)).toBe("It threw undefined, which is no Error.");
  expect(
    sayingOf(
      Object.defineProperty(new Error(), "message", {
        get: () => {
          throw 1;
        },
      }),
    ),
  ).toBe("It threw something that cannot be shown.");
});

it.each([
  [
    "Chromium",
    "Error: x\n    at decode (https://petri/sandbox/exercise-1.js:1:2)\n    at answer (your-code.ts:7:9)\n    at your-code.ts:12:1",
    7,
  ],
  ["Firefox", "decode@https://petri/sandbox/exercise-1.js:1:2\nanswer@your-code.ts:7:9\n@your-code.ts:12:1", 7],
  ["nowhere in the learner's file", "Error: x\n    at decode (https://petri/sandbox/exercise-1.js:1:2)", undefined],
])("finds the innermost line of the learner's file: %s", (_, stack, line) => {
  expect(lineOf({ stack })).toBe(line);
});

it("has no line where nothing has a stack", () => {
  for (const thrown of [undefined, null, 5, "x", {}]) expect(lineOf(thrown)).toBeUndefined();
});
