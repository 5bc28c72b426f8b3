import { describe, expect, it } from "vitest";
import { inMemory } from "../protocol/index.ts";
import { withoutInput } from "./own-input.ts";
import { psiSum } from "./psi-sum.ts";
import { productRead, sumNames, sumRight } from "./psi-sum.verdicts.ts";
import { runExperiment } from "./run.ts";

const bring = (text: string) => ({ name: "", bytes: new TextEncoder().encode(text) });
/** A small key: what is tested here does not depend on its size. */
const run = async (values: object, seed?: number, brought: Readonly<Record<string, ReturnType<typeof bring>>> = {}) => {
  const given = { ...psiSum.params.defaults, bits: "1024" as const, ...values };
  const options = { host: inMemory(brought), signal: new AbortController().signal, seed, given: Object.keys(brought) };
  return (await runExperiment(psiSum, given, options)).result;
};

describe("psi-sum", () => {
  it("gives the size and the sum of the dealt lists, and counts every byte", async () => {
    const { size, sum, expected, curious, traffic, bits } = await run({}, 3);
    expect({ size, sum }).toEqual(expected);
    expect(size).toBe(6);
    expect(bits).toBe(1024);
    expect(curious).toMatchObject({ rows: 12, read: null });
    // 12 points out, 12 back, 12 pairs; three counts, the size, the key and the sum.
    expect(traffic.bytes).toBe(12 * 32 + 12 * 32 + 12 * (32 + 256) + 4 * 4 + 128 + 256);
  });

  it("gives the same result under the same seed", async () => {
    const [once, again, other] = [await run({}, 4), await run({}, 4), await run({}, 5)];
    expect(again).toEqual(once);
    expect(other).not.toEqual(once);
  });

  it("asks nothing of a list that is too long to try", async () => {
    expect((await run({ n: 3, m: 25 })).curious).toBe(null);
  });

  it("takes a person's lists, and leaves what is made of them out of what is posted", async () => {
    const inputs = { publisher: bring("ana\nbo\nbo\n"), shop: bring("who,spent\nbo,31\ncy,7\ndee,x\nbo,1") };
    const result = await run({ rerandomise: false }, undefined, inputs);
    expect(result).toMatchObject({
      size: 1,
      sum: 32,
      expected: null,
      inputs: { publisher: { lines: 3, duplicates: 1 }, shop: { lines: 4, accepted: 2, duplicates: 1, rejected: [{ line: 4 }] } },
      curious: { rows: 2, fitting: 1, named: ["bo"], read: ["bo"] },
    });
    expect(Object.keys((await withoutInput(psiSum, result)) as object)).toEqual(["bits", "rerandomised", "size", "expected", "traffic"]);
    await expect(run({}, undefined, { shop: bring("bo,31") })).rejects.toThrow(/publisher: bring both lists/);
  });

  it("is refused where the wire cuts a message short", async () => {
    await expect(run({ tamper: "truncate", tamperAt: "shop/pairs/0" })).rejects.toMatchObject({
      name: "ProtocolError",
      from: "shop",
      tag: "pairs",
    });
  });
});

describe("what the figure says", async () => {
  const [right, wrong] = [await run({}, 6), await run({ rerandomise: false }, 6)];
  it("verdict psi-sum/sum-right: yes", () => expect(sumRight(right)).toBe(true));
  it("verdict psi-sum/sum-right: no", () => expect(sumRight({ ...right, sum: right.sum + 1 })).toBe(false));
  it("does not know of lists that it did not deal", () => expect(sumRight({ ...right, expected: null })).toBe(null));
  it("verdict psi-sum/product-read: yes", () => {
    expect(productRead(wrong)).toBe(true);
    expect(wrong.curious?.read).toHaveLength(wrong.size);
  });
  it("verdict psi-sum/product-read: no", () => expect(productRead(right)).toBe(false));
  it("verdict psi-sum/sum-names: yes", async () => expect(sumNames(await run({ overlap: 0.1, amounts: "receipts" }, 6))).toBe(true));
  it("verdict psi-sum/sum-names: no", () => expect(sumNames(right)).toBe(false));
  it("says nothing of nobody, and of what was not tried", async () => {
    const nobody = await run({ overlap: 0, rerandomise: false }, 6);
    expect([productRead(nobody), sumNames(nobody)]).toEqual([false, false]);
    expect([productRead({ curious: null }), sumNames({ curious: null })]).toEqual([null, null]);
  });
});
