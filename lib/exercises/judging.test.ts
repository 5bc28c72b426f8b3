import { expect, it } from "vitest";
import { seededRng } from "../random/index.ts";
import { type Check, type FaultKind, type Learner, LearnerFault } from "./exercise.ts";
import { inProcess } from "./in-process.ts";
import { type Found, fieldsOf, judging, named, refusal, type Step, WrongAnswer } from "./judging.ts";

const nobody: Learner = { call: async () => 1, callMany: async () => [], restart: async () => {} };
const step = (id: string, run: Step["run"]): Step => ({ id, title: id, run });
const passes = (id: string) => step(id, async () => ({ passed: true, says: "Fine." }));
const fails = (id: string) => step(id, async () => ({ passed: false, says: "Not fine." }));
const throwing = (id: string, error: Error) => step(id, () => Promise.reject<Found>(error));

async function run(tests: readonly Step[], attacks: Parameters<typeof judging>[1], learner = nobody): Promise<Check[]> {
  const checks: Check[] = [];
  const lab = { rng: seededRng("judging", 1), progress: async () => {} };
  for await (const check of judging(tests, attacks)(learner, lab)) checks.push(check);
  return checks;
}

const ids = (checks: readonly Check[]) => checks.map(({ id, passed }) => `${id}${passed ? "" : "!"}`);

it("stops at the first test that fails", async () => {
  expect(ids(await run([passes("a"), fails("b"), passes("c")], [passes("d")]))).toEqual(["a", "b!"]);
});

it("runs every attack, whatever the others found", async () => {
  const checks = await run([passes("a")], [fails("b"), passes("c"), fails("d")]);
  expect(ids(checks)).toEqual(["a", "b!", "c", "d!"]);
  expect(checks.map(({ kind }) => kind)).toEqual(["test", "attack", "attack", "attack"]);
});

it("yields the checks of a series one by one, or the first if it went wrong", async () => {
  const parts = [
    { id: "x", title: "x" },
    { id: "y", title: "y" },
  ];
  const found: Found = { passed: true, says: "Fine." };
  expect(ids(await run([], [{ parts, run: async () => [found, found] }, passes("z")]))).toEqual(["x", "y", "z"]);
  expect(ids(await run([], [{ parts, run: () => Promise.reject<Found[]>(new WrongAnswer("No.")) }, passes("z")]))).toEqual(["x!", "z"]);
});

it.each<readonly [FaultKind, readonly string[]]>([
  ["threw", ["a!", "b"]],
  ["data", ["a!", "b"]],
  ["timeout", ["a!"]],
  ["missing", ["a!"]],
  ["broken", ["a!"]],
])("after a fault of kind %s goes on as far as there is something to ask", async (kind, expected) => {
  expect(ids(await run([], [throwing("a", new LearnerFault(kind, "A sentence.")), passes("b")]))).toEqual(expected);
});

it("quotes what the learner's code threw, with the line", async () => {
  const [check] = await run([throwing("a", new LearnerFault("threw", "oh", undefined, 12))], []);
  expect(check?.says).toBe("Your code threw an error where it should have answered, in line 12: “oh”");
});

it("does not hide a fault of its own", async () => {
  await expect(run([throwing("a", new TypeError("mine"))], [])).rejects.toThrow("mine");
});

it("tells a refusal from an answer and from everything else", async () => {
  const learner = inProcess("export function f(x) { if (x < 0) throw new Error('no'); return x === 0 ? () => 1 : x; }", {});
  expect(await refusal(learner, "f", [-1])).toEqual({ refused: true });
  expect(await refusal(learner, "f", [3])).toEqual({ refused: false, answer: 3 });
  await expect(refusal(learner, "f", [0])).rejects.toMatchObject({ kind: "data" });
  await expect(refusal(learner, "g", [0])).rejects.toMatchObject({ kind: "missing" });
});

it("runs a learner's file as the sandbox does", async () => {
  const learner = inProcess("let n = 0; export const next = (by: number, tools: { one: number }): number => (n += by * tools.one);", {
    one: 1,
  });
  expect(await learner.callMany("next", [[1], [2], [3]])).toEqual([1, 3, 6]);
  await learner.restart();
  expect(await learner.call("next", [5])).toBe(5);
  expect(() => inProcess("export function (", {})).toThrow(LearnerFault);
  expect(() => inProcess("import fs from 'fs';\nexport const a = fs;", {})).toThrow(/imports nothing/);
  await expect(inProcess("export const f = () => Math.random();", {}).call("f", [])).rejects.toThrow(/Use tools\.rng/);
  await expect(inProcess("export const f = () => Math.floor(2.5);", {}).call("f", [])).resolves.toBe(2);
});

it("names values shortly", () => {
  expect([undefined, null, 5n, 10n ** 99n, 0.5, [1], new Uint8Array(3), {}, { a: 1, b: 2 }, "x".repeat(99)].map(named)).toEqual([
    "nothing (undefined)",
    "null",
    "5n",
    "a very large whole number",
    "0.5",
    "a list of length 1",
    "3 bytes",
    "an empty object",
    "an object with a, b",
    `the text “${"x".repeat(39)}…”`,
  ]);
});

it("wants exactly the fields that were asked for", () => {
  expect(() => fieldsOf(5, "It", ["a"])).toThrow("It should be an object with a; it is 5.");
  expect(() => fieldsOf({ a: 1 }, "It", ["a", "b"])).toThrow("It has no b: it is an object with a.");
  expect(() => fieldsOf({ a: 1, b: 2, key: 3 }, "It", ["a", "b"])).toThrow("It has key beside a and b: everything in it is sent.");
});
