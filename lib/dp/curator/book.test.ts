/** The ledger under whatever happens to whoever keeps it: never overdrawn, never charged twice for one answer, never an answer without a charge. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { memoryVault, type Vault, VaultFault } from "../../protocol/index.ts";
import type { Budget } from "../filter.ts";
import { asked, mortal, promised, steps } from "./book.fixture.ts";
import { ask, look, readBook, writeBook } from "./book.ts";

const budget: Budget = { rule: "sum", epsilon: 1, delta: 0 };
describe("the ledger of a table", () => {
  it.each(["sum", "fully-adaptive"] as const)(
    "keeps its promises whoever is killed when and whatever is full, by the rule %s",
    async (rule) => {
      const limit: Budget = rule === "sum" ? budget : { rule, epsilon: 3, delta: 1e-6 };
      await fc.assert(
        fc.asyncProperty(steps, async (taken) => {
          await promised(mortal(), limit, taken);
        }),
        { numRuns: 300, seed: 1 },
      );
    },
  );

  it("lets two tabs at once spend the last of the budget once", async () => {
    const records = new Map<string, string>();
    const tabs = [memoryVault(records), memoryVault(records)];
    const told = await Promise.all(
      tabs.map((vault, i) =>
        ask(
          vault,
          "table",
          budget,
          asked(`question ${i}`, 0.6, () => ({ value: i })),
        ),
      ),
    );
    expect(told.map(({ outcome }) => outcome).sort()).toEqual(["answered", "refused"]);
  });

  it("decides anew when another was quicker, and charges only what it decided last", async () => {
    const records = new Map<string, string>();
    // Compare and swap: the first decision is made on a record that is old by the time it would be written.
    const slow: Vault = {
      lasting: async () => "page",
      async update(key, change) {
        change(records.get(key));
        await ask(
          memoryVault(records),
          key,
          budget,
          asked("somebody else", 0.7, () => ({ value: 7 })),
        );
        return memoryVault(records).update(key, change);
      },
    };
    expect(
      await ask(
        slow,
        "table",
        budget,
        asked("mine", 0.6, () => ({ value: 6 })),
      ),
    ).toEqual({ outcome: "refused" });
    expect(readBook(records.get("table") ?? "").entries.map(({ question }) => question)).toEqual(["somebody else"]);
  });

  it("adds exactly: 0.3 + 0.3 + 0.3 + 0.1 fits into 1, and not a billionth more", async () => {
    const vault = memoryVault();
    const put = async (epsilon: number, i: number) =>
      (
        await ask(
          vault,
          "t",
          budget,
          asked(`q${i}`, epsilon, () => ({ value: 0 })),
        )
      ).outcome;
    expect(await Promise.all([0.3, 0.3, 0.3, 0.1].map(put))).toEqual(["answered", "answered", "answered", "answered"]);
    expect(await put(1e-9, 9)).toBe("refused");
  });

  it("keeps the budget that the first answer fixed", async () => {
    const vault = memoryVault();
    await ask(
      vault,
      "t",
      budget,
      asked("a", 0.9, () => ({ value: 1 })),
    );
    const rich: Budget = { rule: "sum", epsilon: 20, delta: 0 };
    expect(
      await ask(
        vault,
        "t",
        rich,
        asked("b", 0.2, () => ({ value: 2 })),
      ),
    ).toEqual({ outcome: "refused" });
    expect((await look(vault, "t", rich)).budget).toEqual(budget);
  });

  it("draws nothing for what it refuses", async () => {
    const vault = memoryVault();
    const draw = () => {
      throw new Error("drawn");
    };
    expect(await ask(vault, "t", budget, asked("a", 1.5, draw))).toEqual({ outcome: "refused" });
    await expect(ask(vault, "t", budget, asked("a", 0.5, draw))).rejects.toThrow("drawn");
    expect((await look(vault, "t", budget)).entries).toEqual([]);
  });

  const good = writeBook({ budget, entries: [{ ...asked("count", 0.5, () => ({ value: 1 })), answer: { value: 1 } }] });
  const parsed = JSON.parse(good);
  it.each([
    ["no text", ""],
    ["no JSON", "{"],
    ["something else", '{"petri":"export"}'],
    ["a format of the future", JSON.stringify({ ...parsed, format: 2 })],
    ["no budget", JSON.stringify({ ...parsed, budget: { rule: "sum" } })],
    ["a negative price", JSON.stringify({ ...parsed, entries: [{ ...parsed.entries[0], epsilon: -1 }] })],
    ["no price", JSON.stringify({ ...parsed, entries: [{ ...parsed.entries[0], epsilon: null }] })],
    ["an answer without a value", JSON.stringify({ ...parsed, entries: [{ ...parsed.entries[0], answer: {} }] })],
    ["an event that nothing here makes", JSON.stringify({ ...parsed, entries: [{ ...parsed.entries[0], event: { kind: "gaussian" } }] })],
    ["more than its budget", JSON.stringify({ ...parsed, budget: { rule: "sum", epsilon: 0.1, delta: 0 } })],
  ])("answers nothing from a record with %s, and leaves it", async (_, record) => {
    const records = new Map([["t", record]]);
    const asking = ask(
      memoryVault(records),
      "t",
      budget,
      asked("count", 0.5, () => ({ value: 9 })),
    );
    await expect(asking).rejects.toThrow(VaultFault);
    await expect(asking).rejects.toThrow(/^The ledger of this table cannot be read: .*nothing is answered from this table\./);
    expect(records.get("t")).toBe(record);
    expect(readBook(good).entries).toHaveLength(1);
  });
});
