/** A counter with a budget: what it answers, what it takes for it, and what whoever asks can read out of everything it saw. */
import { describe, expect, it } from "vitest";
import { clamp, openCurve } from "../../curve25519/index.ts";
import { nanoEpsilon } from "../../dp/budget.ts";
import { mechanismOf } from "../../dp/mechanism.ts";
import { fromCoins, seededRng } from "../../random/index.ts";
import { X25519_DST } from "../ecdh-x25519.ts";
import { inCommon, names } from "../staged.fixture.ts";
import { type Sized, sized } from "./noisy-size.fixture.ts";

const list = names("person", 9);
const questions = [names("person", 6), ["person1", "person8", "nobody"], ["nobody"], [], names("person", 9)];
const truth = questions.map((question) => inCommon(question, list).length);

it("exact answers are the sizes, and the counter learns none of them", async () => {
  const { heard, counter } = await sized({ answers: "exact", list, questions });
  expect(heard).toEqual(truth);
  expect(counter).toEqual({ sizes: [], answered: 5, refused: 0, spent: 0n });
});

it("noisy answers are the sizes that the counter learned plus its noise, and each costs its price", async () => {
  const noise = seededRng("noise", 4).coins();
  const { heard, counter } = await sized({ list, questions, epsilon: 0.3, budget: 1.5, noise });
  const draw = mechanismOf({ name: "geometric", epsilon: nanoEpsilon(0.3), sensitivity: 1 }).sampler(fromCoins(noise));
  expect(counter).toEqual({ sizes: truth, answered: 5, refused: 0, spent: nanoEpsilon(1.5) });
  expect(heard).toEqual(truth.map((size) => size + draw()));
  expect(heard).not.toEqual(truth);
});

it("noise is the counter's own where it brings no coins for it: it moves with the seed, and not with the asker", async () => {
  const [a, b] = [await sized({ list, questions, seed: 1 }), await sized({ list, questions, seed: 2 })];
  expect(a.heard).not.toEqual(b.heard);
  expect((await sized({ list, questions, seed: 1 })).heard).toEqual(a.heard);
});

it("refuses past its budget, with no run and no number on the wire, and goes on refusing", async () => {
  const { heard, counter, transcript } = await sized({ list, questions, epsilon: 0.4, budget: 1 });
  expect([counter.answered, counter.refused, counter.spent]).toEqual([2, 3, nanoEpsilon(0.8)]);
  expect(heard.slice(2)).toEqual([null, null, null]);
  const fromCounter = transcript.filter(({ from }) => from === "counter");
  const refusals = fromCounter.filter(({ tag, bytes }) => tag === "charged" && bytes[0] === 0);
  expect(refusals).toHaveLength(3);
  const last = fromCounter.findIndex(({ seq }) => seq === refusals[0]?.seq);
  expect(fromCounter.slice(last)).toEqual(refusals); // from the first refusal on it says nothing else
  expect(fromCounter.filter(({ tag }) => tag === "noisy-size")).toHaveLength(2);
});

it("counts no budget where there is none, and says what it gave away", async () => {
  const { counter } = await sized({ list, questions, epsilon: 2 });
  expect([counter.answered, counter.refused, counter.spent]).toEqual([5, 0, nanoEpsilon(10)]);
});

it("keys are new in every call: no point is seen twice", async () => {
  const { view } = await sized({ list, questions: [list, list, list] });
  const points = view.received.filter(({ tag }) => tag === "blinded-u").flatMap(({ bytes }) => pointsIn(bytes));
  expect([points.length, new Set(points).size]).toEqual([27, 27]);
});

const pointsIn = (bytes: Uint8Array): string[] =>
  Array.from({ length: bytes.length / 32 }, (_, i) => Buffer.from(bytes.subarray(32 * i, 32 * (i + 1))).toString("hex"));

/**
 * Everything that an asker can make of the points of call 0: its key from its coins, its own points, the counter's under both keys; then
 * every list held against every other.
 */
async function overlaps({ view }: Sized, question: readonly string[]): Promise<number[]> {
  const curve = await openCurve("auto");
  const scalar = clamp(fromCoins(view.coins).fork("call/0").fork("keys").bytes(32));
  const of = (tag: string) => view.received.find((message) => message.tag === tag)?.bytes ?? new Uint8Array();
  const hashed = await curve.encode([...question], X25519_DST);
  const lists = [
    of("blinded-u"),
    of("returned-u"),
    hashed,
    await curve.multiply(hashed, scalar),
    await curve.multiply(of("blinded-u"), scalar),
  ].map(pointsIn);
  return lists.flatMap((a, i) => lists.slice(i + 1).map((b) => inCommon(a, b).length));
}

describe("the asker's whole view", () => {
  const question = ["person1", "person4", "person8", "nobody"];

  it("holds the exact size where answers are exact: the reader of this test finds it", async () => {
    expect(Math.max(...(await overlaps(await sized({ answers: "exact", list, questions: [question] }), question)))).toBe(3);
  });

  it("holds no exact size where they are noisy: no two of its lists have a point in common, and no number is the size", async () => {
    for (let seed = 1; seed <= 12; seed++) {
      const run = await sized({ list, questions: [question], epsilon: 0.05, seed });
      expect(run.counter.sizes).toEqual([3]);
      expect(Math.max(...(await overlaps(run, question)))).toBe(0);
      const rest = run.view.received.filter(({ tag }) => tag !== "blinded-u");
      expect(rest.map(({ tag }) => tag)).toEqual(["charged", "blinded-u/count", "noisy-size"]);
      const [charged, length, answer] = rest.map(({ bytes }) => BigInt.asIntN(64, BigInt(`0x${Buffer.from(bytes).toString("hex")}`)));
      expect([charged, length]).toEqual([1n, BigInt(list.length)]); // the length of the list is told, and this is where
      expect(answer).toBe(BigInt(run.heard[0] as number));
    }
  });

  it("is as long in a world in which nobody is in", async () => {
    const shape = ({ view }: Sized) => view.received.map(({ tag, length, round }) => [tag, length, round]);
    const others = names("stranger", 9);
    expect(shape(await sized({ list: others, questions: [question] }))).toEqual(shape(await sized({ list, questions: [question] })));
  });
});
