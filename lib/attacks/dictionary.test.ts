import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { expect, it } from "vitest";
import { type DictionaryProgress, dictionaryAttack, guessAt, sha256Transform, sizeOf } from "./dictionary.ts";
import { loadDictionary } from "./index.ts";

const hashed = (...members: string[]) => members.map((member) => sha256(utf8ToBytes(member)));
const space = { prefix: "+999", digits: 4 };

function ended(run: Generator<DictionaryProgress, DictionaryProgress>) {
  const steps: DictionaryProgress[] = [];
  for (let step = run.next(); ; step = run.next()) {
    if (step.done) return { steps, end: step.value };
    steps.push(step.value);
  }
}

it("recovers every member that is among the guesses, and no other", () => {
  const list = hashed("+9994711", "+998 4711", "+9990000", "+9999999", "4711");
  const { end } = ended(dictionaryAttack(list, space, sha256Transform()));
  expect(end).toEqual({
    tried: 10_000,
    hits: [
      { at: 2, value: "+9990000" },
      { at: 0, value: "+9994711" },
      { at: 3, value: "+9999999" },
    ],
  });
});

it("tries every guess once, in numeric order", () => {
  const seen: string[] = [];
  const spy = { length: 2, into: (guess: Uint8Array) => void seen.push(new TextDecoder().decode(guess)) };
  ended(dictionaryAttack([], { prefix: "x", digits: 3 }, spy, { chunk: 7 }));
  expect(seen).toEqual(Array.from({ length: 1000 }, (_, i) => guessAt({ prefix: "x", digits: 3 }, i)));
});

it("says how far it has come after each chunk, and ends at its limit", () => {
  const { steps, end } = ended(dictionaryAttack(hashed("+9990005"), space, sha256Transform(), { chunk: 4, limit: 10 }));
  expect(steps.map(({ tried, hits }) => [tried, hits.length])).toEqual([
    [4, 0],
    [8, 1],
    [10, 1],
  ]);
  expect(end.tried).toBe(10);
});

it("finds equal digests at all their places", () => {
  const { end } = ended(dictionaryAttack(hashed("+9990001", "+9990001"), space, sha256Transform()));
  expect(end.hits.map(({ at }) => at)).toEqual([0, 1]);
});

it("is not taken in by a digest that only begins right", () => {
  const near = hashed("+9990001", "+9990002").map((digest, i) => digest.map((byte, at) => (at === (i === 0 ? 31 : 2) ? byte ^ 1 : byte)));
  expect(ended(dictionaryAttack(near, space, sha256Transform())).end.hits).toEqual([]);
});

it("gives the same digests as the plain function", () => {
  const out = new Uint8Array(32);
  const transform = sha256Transform();
  for (const text of ["", "abc", "x".repeat(200), "abc"]) {
    transform.into(utf8ToBytes(text), out);
    expect(out).toEqual(sha256(utf8ToBytes(text)));
  }
});

it("refuses a list of another length: it could find nothing on it", () => {
  expect(() => ended(dictionaryAttack([new Uint8Array(64)], space, sha256Transform()))).toThrow(/64 bytes/);
});

it("opens by its door", async () => {
  expect(sizeOf(space)).toBe(10_000);
  expect((await loadDictionary()).dictionaryAttack).toBe(dictionaryAttack);
});
