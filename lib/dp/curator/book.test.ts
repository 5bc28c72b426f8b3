/** The ledger under whatever happens to whoever keeps it: never overdrawn, never charged twice for one answer, never an answer without a charge. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Change, memoryVault, type Vault, VaultFault } from "../../protocol/index.ts";
import type { Budget } from "../filter.ts";
import { type Asked, ask, filterOf, look, readBook, writeBook } from "./book.ts";

const budget: Budget = { rule: "sum", epsilon: 1, delta: 0 };
const asked = (question: string, epsilon: number, draw: Asked["draw"]): Asked => ({
  question,
  epsilon,
  event: { kind: "discrete-laplace", rate: epsilon, steps: 1 },
  draw,
});

/** How a transaction can end for whoever began it: done, killed before anything was kept, or killed when it was kept and not yet told. */
type End = "done" | "before" | "after";
class Killed extends Error {}

/** A vault in which transactions end as told. The records outlive everything. */
function mortal(records: Map<string, string>, ends: End[]): Vault {
  const safe = memoryVault(records, "browser");
  return {
    lasting: safe.lasting,
    async update<T>(key: string, change: (record: string | undefined) => Change<T>): Promise<T> {
      const end = ends.shift() ?? "done";
      if (end === "before") {
        change(records.get(key)); // it may have drawn: nobody will see it
        throw new Killed();
      }
      const out = await safe.update(key, change);
      if (end === "after") throw new Killed();
      return out;
    },
  };
}

const step = fc.record({
  question: fc.constantFrom("count", "mean age", "sum age"),
  epsilon: fc.constantFrom(0.1, 0.3, 0.5, 1),
  end: fc.constantFrom<End>("done", "before", "after"),
});

describe("the ledger of a table", () => {
  it.each(["sum", "fully-adaptive"] as const)("keeps its three promises whoever is killed when, by the rule %s", async (rule) => {
    const limit: Budget = rule === "sum" ? budget : { rule, epsilon: 3, delta: 1e-6 };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const records = new Map<string, string>();
        const shown = new Map<string, number>();
        let draws = 0;
        for (const { question, epsilon, end } of steps) {
          const name = `${question}@${epsilon}`;
          const before = records.get("table");
          try {
            const told = await ask(
              mortal(records, [end]),
              "table",
              limit,
              asked(question, epsilon, () => ({ value: ++draws })),
            );
            const book = await look(memoryVault(records), "table", limit);
            const entries = book.entries.filter((entry) => entry.question === question && entry.epsilon === epsilon);
            if (told.outcome === "refused") {
              expect(entries).toHaveLength(0);
              expect(records.get("table")).toBe(before);
              expect(filterOf(book).allows({ epsilon })).toBe(false);
            } else {
              // Charged, once, for this very answer; and whoever saw one before saw the same.
              expect(entries.map(({ answer }) => answer.value)).toEqual([told.answer.value]);
              expect(shown.get(name) ?? told.answer.value).toBe(told.answer.value);
              shown.set(name, told.answer.value as number);
              if (told.outcome === "book") expect(records.get("table")).toBe(before);
            }
          } catch (error) {
            if (!(error instanceof Killed)) throw error;
            if (end === "before") expect(records.get("table")).toBe(before);
          }
          const record = records.get("table");
          const spent = record === undefined ? 0 : filterOf(readBook(record)).spent.epsilon; // throws where it is overdrawn
          expect(spent).toBeLessThanOrEqual(limit.epsilon);
        }
      }),
      { numRuns: 300, seed: 1 },
    );
  });

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
