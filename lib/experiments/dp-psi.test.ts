import { describe, expect, it } from "vitest";
import { inMemory } from "../protocol/index.ts";
import { dpPsi } from "./dp-psi.ts";
import { answerExact, runsSettle, senderCounts } from "./dp-psi.verdicts.ts";
import { withoutInput } from "./own-input.ts";
import { runExperiment } from "./run.ts";

const bring = (text: string) => ({ name: "", bytes: new TextEncoder().encode(text) });
const run = async (values: object, seed?: number, brought: Readonly<Record<string, ReturnType<typeof bring>>> = {}) => {
  const given = { ...dpPsi.params.defaults, ...values };
  const options = { host: inMemory(brought), signal: new AbortController().signal, seed, given: Object.keys(brought) };
  return (await runExperiment(dpPsi, given, options)).result;
};
const small = { n: 10, m: 8, overlap: 0.5 };
const noisy = await run({ ...small, epsilon: 0.5 }, 1);
const sharp = await run({ ...small, epsilon: 16, sampling: 1 }, 1);
const often = await run({ ...small, epsilon: 3, sampling: 1, runs: 9 }, 1);

describe("dp-psi", () => {
  it("counts claims beside the truth, and what the coins give on average", async () => {
    expect(noisy).toMatchObject({ members: 4, others: 6 });
    expect(noisy.answer.right + noisy.answer.missing).toBe(4);
    expect(noisy.keep).toBeCloseTo(0.6225, 4);
    expect(noisy.expected.right).toBeCloseTo(4 * 0.9 * noisy.keep, 12);
    expect(noisy.expected.wrong).toBeCloseTo(6 * 0.9 * (1 - noisy.keep), 12);
    expect(noisy.items.filter(({ named, shared }) => named && !shared)).toHaveLength(noisy.answer.wrong);
    expect(noisy.items.filter(({ tookPart, shared }) => tookPart && shared)).toHaveLength(noisy.size);
    expect(await run({ ...small, epsilon: 0.5 }, 1)).toEqual(noisy);
  });

  it("draws fresh coins in every run, also under a seed, and repeats them", async () => {
    const doubtful = { ...small, epsilon: 0.5, sampling: 0.5, runs: 9 };
    const result = await run(doubtful, 1);
    const parts = new Set(result.items.map((item) => item.parts));
    expect(parts.size).toBeGreaterThan(2);
    expect(result.items.some((item) => item.times > 0 && item.times < item.parts)).toBe(true);
    expect(await run(doubtful, 1)).toEqual(result);
  });

  it("costs epsilon in every run", () => {
    expect(often.repeats).toHaveLength(9);
    expect(often.repeats.at(-1)).toMatchObject({ runs: 9, epsilon: 27 });
    expect(often.items.every(({ parts }) => parts === 9)).toBe(true);
  });

  it("takes a person's lists, and leaves what is made of them out of what is posted", async () => {
    const brought = { receiver: bring("ana\nbo\ncy"), sender: bring("Bo\nzoe") };
    const result = await run({ normalise: "text", epsilon: 16, sampling: 1 }, undefined, brought);
    expect(result).toMatchObject({ members: 1, answer: { right: 1, wrong: 0, missing: 0 } });
    expect(JSON.stringify(await withoutInput(dpPsi, result))).not.toContain("bo");
    await expect(run({}, undefined, { sender: bring("a") })).rejects.toThrow(/receiver: bring both lists/);
  });
});

it("verdict dp-psi/answer-exact: yes", () => expect(answerExact(sharp)).toBe(true));
it("verdict dp-psi/answer-exact: no", () => expect(answerExact(noisy)).toBe(false));
it("verdict dp-psi/runs-settle: yes", () => expect(runsSettle(often)).toBe(true));
it("verdict dp-psi/runs-settle: no", () => expect(runsSettle(noisy)).toBe(false));
it("verdict dp-psi/sender-counts: yes", () => expect(senderCounts(sharp)).toBe(true));
it("verdict dp-psi/sender-counts: no", () => expect(senderCounts({ ...sharp, size: 3 })).toBe(false));
