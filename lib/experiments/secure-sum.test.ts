import { describe, expect, it } from "vitest";
import { inMemory } from "../protocol/index.ts";
import { runExperiment } from "./run.ts";
import { secureSum } from "./secure-sum.ts";
import { lastInputKnown, othersHidden, sumRight } from "./secure-sum.verdicts.ts";

const run = async (values: object, seed?: number) => {
  const given = { ...secureSum.params.defaults, ...values };
  return (await runExperiment(secureSum, given, { host: inMemory(), signal: new AbortController().signal, seed })).result;
};
const total = (list: readonly { value: number }[]) => list.reduce((sum, { value }) => sum + value, 0);

describe("secure-sum", () => {
  it("gives every party what the dealt numbers add up to, and the colluders what the others' add up to", async () => {
    for (const [parties, colluders] of [
      [3, 1],
      [4, 2],
      [8, 1],
      [8, 7],
      [5, 3],
    ] as const) {
      const { sum, expected, inputs, perParty, colluders: pool, traffic } = await run({ parties, colluders });
      expect(sum).toBe(total(inputs));
      expect(sum).toBe(expected);
      expect(perParty).toEqual(inputs.map(({ seat }) => ({ seat, output: sum })));
      expect(pool.seats).toEqual(inputs.slice(parties - colluders).map(({ seat }) => seat));
      expect(pool.others).toEqual(inputs.slice(0, parties - colluders).map(({ seat }) => seat));
      expect(pool.learn).toBe(total(inputs.slice(0, parties - colluders)));
      expect(traffic).toMatchObject({ messages: 2 * parties * (parties - 1), bytes: 48 * parties * (parties - 1) });
    }
  });

  it("explains several splits of the others' numbers, each adding up, whatever the true one is", async () => {
    const { colluders } = await run({}, 3);
    const { explanations, learn, others, freedom } = colluders;
    expect(freedom).toBe(1);
    expect(explanations).toHaveLength(5);
    expect(new Set(explanations.map(({ numbers }) => numbers[0]?.value)).size).toBe(5);
    for (const { numbers, shares } of explanations) {
      expect(numbers.map(({ seat }) => seat)).toEqual(others);
      expect(total(numbers)).toBe(learn);
      expect(shares.map(({ from, to }) => `${from}>${to}`)).toEqual(["p0>p0", "p0>p1", "p1>p0", "p1>p1"]);
    }
  });

  it("gives the same result under the same seed", async () => {
    const once = await run({ parties: 5 }, 4);
    expect(await run({ parties: 5 }, 4)).toEqual(once);
    expect(await run({ parties: 5 }, 5)).not.toEqual(once);
  });

  it.each(["drop", "duplicate", "replay", "reorder", "truncate"])(
    "is refused by the parties where the wire does this: %s",
    async (tamper) => {
      await expect(run({ tamper })).rejects.toMatchObject({ name: "ProtocolError", from: "p0" });
    },
  );
  it("tampers where it is told to", async () => {
    await expect(run({ tamper: "truncate", tamperAt: "p2/partial/1" })).rejects.toMatchObject({ from: "p2", tag: "partial" });
  });

  it.each([
    { parties: 3, colluders: 3 },
    { tamperAt: "p1/share/0" },
    { tamper: "drop", tamperAt: "p4/share/0" },
    { tamper: "drop", cheat: "shift" },
    { parties: 9 },
  ])("refuses %o", async (values) => expect(run(values)).rejects.toMatchObject({ name: "WrongCall" }));

  it("verdict secure-sum/others-hidden: yes", async () => expect(othersHidden(await run({ colluders: 2 }))).toBe(true));
  it("verdict secure-sum/others-hidden: no", async () => {
    expect(othersHidden(await run({ colluders: 3 }))).toBe(false);
    // Two votes that come to none or to two are both known, whatever is shared and how.
    const votes = [];
    for (let seed = 0; seed < 12; seed++) votes.push(await run({ scene: "votes", colluders: 2 }, seed));
    const told = votes.map(({ colluders }) => colluders.learn !== 1);
    expect(votes.map(othersHidden)).toEqual(told.map((known) => !known));
    expect(new Set(told)).toEqual(new Set([true, false])); // the seeds show both
  });
  it("verdict secure-sum/last-input-known: yes", async () => {
    const result = await run({ colluders: 3 });
    expect(lastInputKnown(result)).toBe(true);
    expect(result.colluders.possible).toEqual([{ seat: "p0", least: result.inputs[0]?.value, most: result.inputs[0]?.value }]);
  });
  it("verdict secure-sum/last-input-known: no", async () => expect(lastInputKnown(await run({ colluders: 2 }))).toBe(false));
  it("verdict secure-sum/sum-right: yes", async () => expect(sumRight(await run({}))).toBe(true));
  it("verdict secure-sum/sum-right: no", async () => {
    const shifted = await run({ cheat: "shift" });
    expect(sumRight(shifted)).toBe(false);
    expect(shifted.perParty.map(({ output }) => output - shifted.expected)).toEqual([50_000, 50_000, 50_000, 0]);
    const faced = await run({ cheat: "two-faced", parties: 5 });
    expect(sumRight(faced)).toBe(false);
    expect(faced.perParty.map(({ output }) => output === faced.expected)).toEqual([true, false, true, false, true]);
  });
});
