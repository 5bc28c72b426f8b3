import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { memoryVault } from "../protocol/index.ts";
import type { Result } from "./ledger.result.ts";
import { ledger, type Memory } from "./ledger.ts";
import { adaptiveSpendsLess, budgetStands, foundAgain, questionRefused } from "./ledger.verdicts.ts";
import { inMemory, runExperiment } from "./run.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

interface World {
  readonly seed?: number;
  readonly vault?: ReturnType<typeof memoryVault>;
  readonly table?: string;
  readonly before?: Memory;
}

async function ran(values: Partial<typeof ledger.params.defaults>, { seed, vault, table, before }: World = { seed: 1 }) {
  let kept: Memory | undefined;
  const brought = table === undefined ? {} : { curator: { name: "people.csv", bytes: bytes(table) } };
  const { result } = await runExperiment(
    ledger,
    { ...ledger.params.defaults, ...values },
    {
      host: inMemory(brought, vault),
      signal: new AbortController().signal,
      seed,
      given: Object.keys(brought),
      before: before && { kept: before, again: false },
      keep: (memory) => {
        kept = memory as Memory;
      },
    },
  );
  return { result: result as Result, kept: kept as Memory };
}
const run = async (...args: Parameters<typeof ran>) => (await ran(...args)).result;

describe("the ledger", () => {
  it("is the same under the same seed, and another under another", async () => {
    expect(await run({})).toEqual(await run({}));
    expect((await run({}, { seed: 2 })).lines).not.toEqual((await run({})).lines);
  });

  it("answers what fits, refuses what does not, and charges the same question once", async () => {
    const { lines, spent, refused, answered, filter } = await run({
      questions: "count@0.6; count@0.6; mean salary@0.5; count@0.4; count@0.1",
    });
    expect(lines.map(({ outcome }) => outcome)).toEqual(["answered", "book", "refused", "answered", "refused"]);
    expect(lines[1]?.answer).toEqual(lines[0]?.answer);
    expect([refused, answered, filter.sum.spent.epsilon, spent["basic"]?.epsilon]).toEqual([2, 2, 1, 1]);
    expect(lines.every(({ truth }) => truth === undefined)).toBe(true);
  });

  it("draws the answers of the same list at the same places, whatever is refused or wrong between them", async () => {
    const [one, two] = [await run({ questions: "count@0.1; count@0.2" }), await run({ questions: "count@0.1; who@1; count@5; count@0.2" })];
    expect(two.lines.filter(({ answer }) => answer)).toEqual(one.lines);
  });

  it("owes by every accountant, in their order", async () => {
    const questions = Array.from({ length: 40 }, (_, i) => `count@${(0.02 + i / 1e6).toFixed(6)}`).join("; ");
    const { spent, events } = await run({ questions });
    expect(events).toHaveLength(40);
    const epsilon = (id: string) => spent[id]?.epsilon ?? Number.NaN;
    expect(epsilon("basic")).toBeCloseTo(0.80078, 9);
    expect(epsilon("optimal")).toBeLessThanOrEqual(epsilon("basic"));
    expect(epsilon("pld")).toBeLessThanOrEqual(epsilon("optimal") + 1e-4);
    expect(spent["pld"]?.atLeast).toBeLessThanOrEqual(epsilon("pld"));
  });

  it("counts its own rule at the delta that its first question fixed, wherever the control has moved", async () => {
    const vault = memoryVault(new Map(), "browser");
    const asked = { rule: "fully-adaptive", budget: 2, population: 77, questions: "count@0.1; count@0.2; mean salary@0.2" } as const;
    const before = await run({ ...asked, delta: 1e-6 }, { vault });
    const after = await run({ ...asked, delta: 1e-3 }, { vault });
    // Whitehouse and others (2023): sqrt(2 ln(1/delta) v) + v/2 with v = 0.1^2 + 0.2^2 + 0.2^2.
    for (const { filter } of [before, after]) {
      expect(filter["fully-adaptive"].spent.epsilon).toBeCloseTo(Math.sqrt(2 * Math.log(1e6) * 0.09) + 0.045, 6);
      expect(filter["fully-adaptive"]).toEqual(before.filter["fully-adaptive"]);
    }
    // What the other rule would cost follows the control.
    const sums = await run({ ...asked, rule: "sum", population: 78, delta: 1e-3 }, { vault });
    expect(sums.filter["fully-adaptive"].spent.epsilon).toBeCloseTo(Math.sqrt(2 * Math.log(1e3) * 0.09) + 0.045, 6);
  });

  it("asks nothing more where no run has ended well", async () => {
    const [ask] = ledger.acts ?? [];
    expect(ask?.next(ledger.params.defaults, undefined)).toBeUndefined();
    expect(ask?.next(ledger.params.defaults, await run({}))?.questions).toMatch(/; mean salary where team=sales@0\.2$/);
  });

  it("finds a table of one's own again, in any order of its rows, and not another", async () => {
    const vault = memoryVault(new Map(), "browser");
    const own = { columns: "age 18..70; team sales|office", questions: "count@0.7" };
    const table = "age,team\n20,sales\n30,office\n40,office\n";
    const first = await run(own, { vault, table });
    expect([first.source, first.ledger.found, first.ledger.lasting]).toEqual(["own", 0, "browser"]);
    const again = await run({ ...own, questions: "count@0.7; mean age@0.7" }, { vault, table: "age,team\n40,office\n20,sales\n30,office" });
    expect(again.lines.map(({ outcome, fresh }) => [outcome, fresh])).toEqual([
      ["answered", false],
      ["refused", undefined],
    ]);
    expect([again.ledger.found, again.lines[0]?.answer]).toEqual([1, first.lines[0]?.answer]);
    expect((await run(own, { vault, table: "age,team\n21,sales\n" })).ledger.found).toBe(0);
  });

  it("finds it under another declaration as well: a bound that moves is another question, and no other budget", async () => {
    const vault = memoryVault(new Map(), "browser");
    const table = "age,team\n20,sales\n30,office\n40,office\n";
    const first = await run({ columns: "age 18..70; team sales|office", questions: "count@0.5; mean age@0.2" }, { vault, table });
    const moved = await run({ columns: "age 18..71", questions: "count@0.5; mean age@0.2; mean age@0.5" }, { vault, table });
    expect([moved.ledger.found, moved.answered]).toEqual([2, 3]);
    expect(moved.lines.map(({ outcome, fresh }) => [outcome, fresh])).toEqual([
      ["answered", false], // the same people, counted at the same price
      ["answered", true],
      ["refused", undefined],
    ]);
    expect(moved.lines[0]?.answer).toEqual(first.lines[0]?.answer);
    expect([first.key, moved.key]).toEqual([undefined, undefined]);
  });

  it("charges what the noise was drawn for: whole billionths, rounded up", async () => {
    const teams = ["sales", "research", "support"].map((team) => `count where team=${team}`);
    const asked = ["count", ...teams, "count where remote=yes", "count where remote=no", "histogram team", "histogram remote", "sum age"];
    const { lines, prices, filter, spent } = await run({ questions: asked.map((each) => `${each}@0.1111111111`).join("; ") });
    expect(lines.map(({ outcome }) => outcome)).toEqual([...Array.from({ length: 8 }, () => "answered"), "refused"]);
    expect(new Set(prices)).toEqual(new Set([0.111111112]));
    expect(filter.sum.spent.epsilon).toBe(0.888888896);
    expect(spent["basic"]?.epsilon).toBeCloseTo(0.888888896, 12);
  });

  it("answers a price that is too low for one question, and goes on with the others", async () => {
    const { lines } = await run({ questions: "mean age@0.000000001; count@0.000000001; mean age@0.000000002" });
    expect(lines.map(({ outcome }) => outcome)).toEqual(["wrong", "answered", "answered"]);
    expect(lines[0]?.why).toMatch(/^A mean is a sum and a count, .* at least two billionths\.$/);
  });

  it("tells no truth about a table that somebody brought, and charges nothing for the attempt", async () => {
    const vault = memoryVault(new Map(), "browser");
    const own = { columns: "age 18..70", questions: "count@0.5" };
    await expect(run({ ...own, truth: true }, { vault, table: "age\n30\n" })).rejects.toThrow("truth: a table that somebody brought");
    expect((await run({ ...own, questions: "" }, { vault, table: "age\n30\n" })).ledger.found).toBe(0);
  });

  it("forgets nothing by a reset: the reset takes a population that nobody asked", async () => {
    const vault = memoryVault(new Map(), "page");
    const first = await run({ questions: "count@1" }, { vault });
    const reset = { ...ledger.params.defaults, ...ledger.fresh?.(first) };
    expect(reset.population).not.toBe(1);
    expect((await run(reset, { vault })).ledger.found).toBe(0);
    expect((await run({ questions: "count@0.5" }, { vault })).lines[0]?.outcome).toBe("refused");
  });

  it("asks the curator again only where there is something new to ask", async () => {
    const vault = memoryVault(new Map(), "browser");
    const first = await ran({ questions: "count@0.5" }, { vault });
    const moved = await ran({ questions: "count@0.5", epsilon: 0.7 }, { vault, before: first.kept });
    expect(moved.kept).toBeUndefined(); // neither the curator nor the accountants were asked
    expect([first.result.next.outcome, moved.result.next.outcome, moved.result.ledger.found]).toEqual(["granted", "refused", 0]);
    const more = await ran({ questions: "count@0.5; count@0.1" }, { vault, before: first.kept });
    expect([more.result.answered, more.result.ledger.found]).toEqual([2, 0]);
  });

  it("says nothing of a table that depends on a person in it", async () => {
    const own = { columns: "age 18..70", questions: "count@0.1; mean age@0.1; who@0.1; mean team@0.1" };
    const about = async (table: string) => {
      const { lines, next, events, refused, filter, eye } = await run(own, { seed: 1, table });
      return { said: lines.map(({ question, outcome, why }) => ({ question, outcome, why })), next, events, refused, filter, eye };
    };
    const tables = ["age\n30\n", "age\n", 'age\n"\n', "age\nabc\n", "age\n1e9\n-5\n\n,\n", `age\n${"x".repeat(5000)}\n`];
    const [first, ...others] = await Promise.all(tables.map(about));
    expect(first?.eye).toBeUndefined();
    for (const other of others) expect(other).toEqual(first);
  });

  it("shows the laboratory's eye where asked, and only there", async () => {
    const { lines, eye } = await run(
      { columns: "age 18..70", truth: true, questions: "count@0.5; mean age@0.1" },
      { table: "age\n30\n50\nx\n99", seed: 1 },
    );
    expect(lines.map(({ truth }) => truth)).toEqual([{ value: 4 }, { value: 50 }]);
    expect(eye).toEqual({ rows: 4, missing: 1, clamped: 1 });
  });

  it.each([
    [{ columns: "age" }, 'age: "" is neither bounds'],
    [{ questions: "count" }, 'questions: "count" has no price'],
    [{ questions: Array.from({ length: 101 }, () => "count@1").join(";") }, "at most 100 are asked"],
  ])("answers %j with a sentence", async (values, sentence) => {
    await expect(run(values)).rejects.toThrow(sentence);
  });

  it.each(["0", "-0.3", "NaN", "Infinity", "1e-300", "1e300", "1e999", "", "0x10"])(
    "asks nothing at the price %j, and charges nothing",
    async (price) => {
      const { lines, answered } = await run({ questions: `count@0.5; count@${price}` });
      expect(lines[1]).toMatchObject({
        outcome: "wrong",
        why: expect.stringMatching(/^A question's price is an epsilon from a billionth to 1000/),
      });
      expect(answered).toBe(1);
    },
  );

  it("reads whatever list it is given without a fault of its own", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 60 }), async (questions) => {
        try {
          await run({ questions, people: 5, ask: "count" });
        } catch (error) {
          expect((error as Error).name).toBe("WrongCall");
        }
      }),
      { numRuns: 20, seed: 1 },
    );
  });
});

it("verdict ledger/question-refused: yes", () => expect(questionRefused({ refused: 1 })).toBe(true));
it("verdict ledger/question-refused: no", () => expect(questionRefused({ refused: 0 })).toBe(false));
it("verdict ledger/found-again: yes", () => expect(foundAgain({ ledger: { found: 2 } })).toBe(true));
it("verdict ledger/found-again: no", () => expect(foundAgain({ ledger: { found: 0 } })).toBe(false));
it("verdict ledger/adaptive-spends-less: yes", async () => {
  // 49 answers at 0.2: sqrt(2 ln(1000) 1.96) + 0.98 = 6.2, where the sum is 9.8.
  const asks = ["count", "sum age", "mean age", "median age", "p10 age", "p90 age", "histogram team"];
  const among = [
    "",
    ...["sales", "research", "support", "office"].map((team) => ` where team=${team}`),
    " where remote=yes",
    " where remote=no",
  ];
  const many = asks.flatMap((ask) => among.map((group) => `${ask}${group}@0.2`)).join("; ");
  const { filter, refused } = await run({ questions: many, budget: 20, delta: 1e-3, people: 20 });
  expect(refused).toBe(0);
  expect(adaptiveSpendsLess({ filter })).toBe(true);
});
it("verdict ledger/adaptive-spends-less: no", async () => expect(adaptiveSpendsLess(await run({}))).toBe(false));
const of = { ledger: { budget: { rule: "sum", epsilon: 1, delta: 0 } } } as const;
it("verdict ledger/budget-stands: yes", () => {
  expect(budgetStands(of, { budget: 2, rule: "sum", delta: 1e-6 })).toBe(true);
  expect(budgetStands(of, { budget: 1, rule: "fully-adaptive", delta: 1e-6 })).toBe(true);
});
it("verdict ledger/budget-stands: no", () => expect(budgetStands(of, { budget: 1, rule: "sum", delta: 1e-9 })).toBe(false));
