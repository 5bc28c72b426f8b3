/** Questions as mechanisms: each costs what it says, is right on average, and is within its band as often as the band says. */
import { describe, expect, it } from "vitest";
import { seededRng } from "../../random/index.ts";
import { basic } from "../account/index.ts";
import { nanoEpsilon } from "../budget.ts";
import { answering, priceOf } from "./answering.ts";
import { readDeclaration } from "./declaration.ts";
import { inventedTable } from "./invented.ts";
import { readQuestion, spellQuestion } from "./question.ts";

const declared = readDeclaration("age 18..70; debt -50..20; team sales|research|office");
const table = inventedTable(declared, 1, 300);
const nobody = inventedTable(declared, 1, 0);
const question = (text: string) => readQuestion(text, declared);
const QUESTIONS = [
  "count",
  "count where team=office",
  "sum debt",
  "mean age",
  "mean debt where team=sales",
  "median age",
  "p10 age",
  "p90 debt",
  "histogram team",
];

describe("a question", () => {
  it.each(QUESTIONS)("%s has one spelling, and costs its price", (text) => {
    expect(spellQuestion(question(text))).toBe(text);
    for (const price of [0.001, 0.3, 4]) {
      const { event } = answering(question(text), nanoEpsilon(price));
      const owed = basic.epsilonAt({ relation: "add-remove", event }, 0);
      expect(owed.readable && Math.abs(owed.epsilon / price - 1)).toBeLessThan(1e-9);
    }
  });

  it("is one question however it is spaced", () => {
    expect(spellQuestion(question("  mean   age  where  team = sales "))).toBe("mean age where team=sales");
  });

  it.each(QUESTIONS)("%s is the truth, at a price at which noise vanishes", (text) => {
    const { draw, truth } = answering(question(text), nanoEpsilon(1000));
    const [drawn, exact] = [draw(table, seededRng("curator", 1)), truth(table)];
    // A mean is divided by a count that is right as well; a quantile can be any place of the same rank.
    if (exact.groups) expect(drawn.groups).toEqual(exact.groups);
    else
      expect(Math.abs((drawn.value as number) - (exact.value as number))).toBeLessThanOrEqual(
        text.startsWith("p") || text.startsWith("median") ? 1 : 0.01,
      );
  });

  // 400 draws of an event of probability 0.95 or more: fewer than 346 come with probability below 1e-6 (exact binomial), under a fixed seed.
  it.each(["count where team=office", "sum debt", "mean age", "mean debt where team=sales"])("%s is within its band", (text) => {
    const { draw, truth } = answering(question(text), nanoEpsilon(0.2));
    const exact = truth(table).value as number;
    const rng = seededRng("curator/band", 1);
    let inside = 0;
    for (let i = 0; i < 400; i++) {
      const { low = 0, high = 0 } = draw(table, rng.fork(String(i)));
      if (exact >= low && exact <= high) inside++;
    }
    expect(inside).toBeGreaterThanOrEqual(346);
  });

  it("about groups is within its reach, and about ranks as well", () => {
    const rng = seededRng("curator/groups", 1);
    const counts = answering(question("histogram team"), nanoEpsilon(0.2));
    const exact = counts.truth(table).groups ?? [];
    const median = answering(question("median age"), nanoEpsilon(0.5));
    const ages = [...(table.columns[0] as Float64Array)];
    const off = (value: number) => Math.abs(ages.filter((age) => age <= value).length - ages.length / 2);
    const best = Math.min(...Array.from({ length: 53 }, (_, i) => off(18 + i)));
    let [near, ranked] = [0, 0];
    for (let i = 0; i < 400; i++) {
      const { groups = [], within = 0 } = counts.draw(table, rng.fork(`groups ${i}`));
      if (Math.abs((groups[1]?.value ?? 0) - (exact[1]?.value ?? 0)) <= within) near++;
      const { value, ranks = 0 } = median.draw(table, rng.fork(`median ${i}`));
      if (off(value as number) <= best + ranks) ranked++;
    }
    expect(near).toBeGreaterThanOrEqual(346);
    expect(ranked).toBeGreaterThanOrEqual(346);
  });

  it.each(QUESTIONS)("%s is answered about nobody like any other", (text) => {
    const { draw } = answering(question(text), nanoEpsilon(0.5));
    const { value, groups } = draw(nobody, seededRng("curator/nobody", 1));
    expect(groups ? groups.length : Number.isFinite(value)).toBeTruthy();
  });

  it.each([
    ["", "is not a question"],
    ["who", '"who" cannot be asked for'],
    ["mean", "mean of which column? There are age, debt, team."],
    ["mean salary", 'No column "salary" is declared'],
    ["mean team", "team is a column of groups"],
    ["histogram age", "age has no declared groups"],
    ["count age", "takes no column"],
    ["count where age=20", "age has no declared groups"],
    ["count where team=board", 'team has no declared group "board": there are sales, research, office.'],
    ["toString age", "cannot be asked for"],
  ])("%j is answered with a sentence", (text, sentence) => expect(() => question(text)).toThrow(sentence));

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e-300, 1e300])("at the price %d is answered with a sentence", (price) => {
    expect(() => priceOf(price)).toThrow(`an epsilon from a billionth to 1000, not ${price}.`);
  });
});
