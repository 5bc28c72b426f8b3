/** For the tests and the bench: a file judged in this process, under a seed. */
import { seededRng } from "../random/index.ts";
import type { Check, Judge, Learner } from "./exercise.ts";
import { inProcess } from "./in-process.ts";
import { exercises } from "./index.ts";
import { toolsOf } from "./tools.ts";

export interface Judged {
  readonly checks: readonly Check[];
  /** The ids of those that failed. */
  readonly failed: readonly string[];
}

/** Judges up to the check of this id, or to the end. */
export async function judged(id: string, source: string, seed: number, until?: string): Promise<Judged> {
  const rng = seededRng(`exercise/${id}`, seed);
  const tools = toolsOf[id]?.(rng.fork("learner"));
  const judge = await exercises[id]?.load();
  if (!judge) throw new Error(`There is no exercise "${id}": it wants a line in index.ts.`);
  if (!tools) throw new Error(`The exercise "${id}" has no tools: it wants a line in tools.ts.`);
  return gathered(judge, inProcess(source, tools), rng.fork("judge"), until);
}

export async function gathered(judge: Judge, learner: Learner, rng: ReturnType<typeof seededRng>, until?: string): Promise<Judged> {
  const checks: Check[] = [];
  for await (const check of judge(learner, { rng, progress: async () => {} })) {
    checks.push(check);
    if (check.id === until) break;
  }
  return { checks, failed: checks.filter(({ passed }) => !passed).map(({ id }) => id) };
}

/** What the header of a wrong solution says. */
export const caughtBy = (source: string): string => /Caught by: ([a-z-]+)$/m.exec(source)?.[1] ?? "nothing";

/**
 * Answers that a beginner's function gives, and worse. Each goes through the learner's host as if it had been returned; those that cannot
 * cross are written as code.
 */
export const GARBAGE: readonly string[] = [
  "undefined",
  "null",
  "NaN",
  "-1",
  "1e400",
  "2n ** 4000n",
  "'seven'",
  "true",
  "{}",
  "[]",
  "[[]]",
  "[undefined, null]",
  "Array(5_000_000)",
  "Array(3_000).fill(0)",
  "new Uint8Array(7)",
  "new Uint8Array(32).fill(255)",
  "[new Uint8Array(32)]",
  "() => 1",
  "Symbol('s')",
  "Promise.resolve(1)",
  "new Map([[1, 2]])",
  "new (class Odd { x = 1n; y = 1n })()",
  "new Proxy({}, { ownKeys() { throw new Error('boo'); } })",
  "new Proxy([], {})",
  "Object.defineProperty({}, 'x', { enumerable: true, get() { throw new Error('boo'); } })",
  "(() => { const a = []; a.push(a); return a; })()",
  "{ __proto__: null, masked: 1, doubled: 2 }",
  "{ masked: [], doubled: [] }",
  "{ masked: [1], doubled: 'two' }",
  "{ x: 1, y: 2 }",
  "[{ x: 1n }]",
  "[{ x: 1n, y: 1n, secret: 5n }]",
  "[{ x: 1n, y: -1n }]",
  "[{ x: 1.5, y: 2 }, { x: 2, y: 2 }]",
  "[{ x: 1n, y: 1n }, { x: 1n, y: 1n }]",
  "(() => { throw new Error('my own error'); })()",
  "(() => { throw null; })()",
  "(() => { throw { toString() { throw 1; } }; })()",
  "(() => { throw new Error('x'.repeat(1e6)); })()",
];

/** A file in which every function of the exercise returns this. */
export const returning = (id: string, expression: string): string =>
  (exercises[id]?.entry ?? []).map((name) => `export function ${name}() { return ${expression}; }`).join("\n");

/** The solution with one of its functions replaced by one that returns this. */
export const withOne = (solution: string, name: string, expression: string): string =>
  `${solution.replace(`export function ${name}(`, `function ${name}Before(`)}\nexport function ${name}() { return ${expression}; }\n`;

/** A sentence: begins with a capital, a number or a quoted name, ends like one, and is no engine's message. */
export const isSentence = (says: string): boolean =>
  /[.!?”)]$/.test(says) &&
  says.length > 15 &&
  says.length < 900 &&
  !/undefined is not|is not a function|cannot read prop|is not iterable|\[object/i.test(says);
