/** All that the drawing says. */
import type { Panel, Result, Spread } from "../../../lib/experiments/set-attack.result.ts";
import type { DataTable, Face } from "../face.ts";
import { about, area, money, secondName, share } from "./words.ts";

const LETTERS: Readonly<Record<string, string>> = { i: "in", o: "out", "-": "open" };
const count = (letters: string, letter: string) => [...letters].filter((each) => each === letter).length;

export const tables: Face<"set-attack">["tables"] = ({ result, values }) => {
  const { exact, dp } = result.panels;
  const second = secondName(values, result).name;
  return [
    summary(exact, dp, second, result.expected),
    calls("Calls, exact sizes", exact),
    ...(dp ? [calls(`Calls, ${second}`, dp)] : []),
    persons(result, second),
    ...(result.noise ? [promised(result.noise)] : []),
    ...(result.spread ? [spreads(result.spread, second)] : []),
    ...(result.target ? [aimed(result.target)] : []),
  ];
};

function summary(exact: Panel, dp: Panel | undefined, second: string, expected: number | null): DataTable {
  const both = dp ? [exact, dp] : [exact];
  const row = (name: string, of: (panel: Panel) => string | number) => [name, ...both.map(of)];
  return {
    caption: "What the attack came to",
    head: ["", "Exact sizes", ...(dp ? [second] : [])],
    rows: [
      row("calls answered", (panel) => panel.calls),
      row("calls refused", (panel) => panel.refused),
      row("people decided", (panel) => panel.settled),
      row("claimed to be in", (panel) => panel.members),
      row("of these right", (panel) => panel.right),
      row("of these wrong", (panel) => panel.wrong),
      row("wrong of all verdicts", (panel) => panel.mistaken),
      row("as many blind claims would be as good, probability", (panel) => (panel.luck === null ? "no claims" : about(panel.luck))),
      row("AUC within the run", (panel) => area(panel.auc)),
      ...(expected === null
        ? []
        : [
            row("calls to settle everybody, on average by the law", (panel) =>
              panel === exact ? about(expected) : "none: noise settles nobody",
            ),
          ]),
      row("ε spent", (panel) => (panel === exact ? "no ε: exact" : money(panel.spent))),
    ],
  };
}

const calls = (caption: string, { record }: Panel): DataTable => ({
  caption,
  head: ["call", "asked about", "answer", "in", "out", "open", "AUC", "ε so far"],
  rows: record.map(({ asked, answer, sum, says, auc, spent }, i) => [
    i + 1,
    asked.length,
    answer === null ? "refused" : sum === undefined ? answer : `${answer}, together ${sum}`,
    count(says, "i"),
    count(says, "o"),
    count(says, "-"),
    area(auc),
    about(spent),
  ]),
});

function persons({ panels: { exact, dp }, people, marked }: Result, second: string): DataTable {
  const [inside, bears] = [new Set(exact.truth), new Set(marked)];
  const verdict = (panel: Panel, person: number) => LETTERS[panel.record.at(-1)?.says[person] ?? "-"] as string;
  return {
    caption: "People",
    head: ["person", "really", "mark", "by exact sizes", ...(dp ? [`by ${second}`] : [])],
    rows: Array.from({ length: people }, (_, person) => [
      person + 1,
      inside.has(person) ? "in" : "out",
      bears.has(person) ? "yes" : "no",
      verdict(exact, person),
      ...(dp ? [verdict(dp, person)] : []),
    ]),
  };
}

const known = (ceiling: number | null) => (ceiling === null ? "not known" : share(ceiling));

const promised = ({ epsilon, budget, delta, deviation, dummies, ofOverlap, ceilings }: NonNullable<Result["noise"]>): DataTable => ({
  caption: "What the noise promises",
  head: ["", "value"],
  rows: [
    ["ε of a call", epsilon === null ? "for all calls together only" : about(epsilon)],
    ["budget, ε", budget === null ? "nobody counts" : money(budget)],
    ["δ", delta],
    ...(dummies === undefined ? [] : [["dummies a side, each call", dummies] as const]),
    ["standard deviation of an answer’s noise, people", about(deviation)],
    ["as a share of an honest partner’s overlap", about(ofOverlap)],
    [`ceiling of the AUC within a run, any answers, ${ceilings.calls} calls`, known(ceilings.run)],
    [`ceiling of the AUC within a run, sizes, ${ceilings.calls} calls`, known(ceilings.sizes)],
    [`ceiling of the AUC about one fixed person, ${ceilings.calls} calls`, known(ceilings.target)],
    ...(dummies === undefined ? [] : [["the ceilings are those of", "the Gaussian of the same variance"] as const]),
  ],
});

function spreads({ exact, dp }: NonNullable<Result["spread"]>, second: string): DataTable {
  const both = dp ? [exact, dp] : [exact];
  const row = (name: string, of: (spread: Spread) => string | number) => [name, ...both.map(of)];
  const fraction = (value: number | null) => (value === null ? "none" : share(value));
  return {
    caption: `The same over ${exact.runs} sets of people`,
    head: ["", "Exact sizes", ...(dp ? [second] : [])],
    rows: [
      row("mean AUC within a run", (spread) => fraction(spread.auc)),
      row("its 99 % band, from", (spread) => fraction(spread.low)),
      row("to", (spread) => fraction(spread.high)),
      row("smallest AUC of a run", (spread) => (spread.aucs.length === 0 ? "none" : share(Math.min(...spread.aucs)))),
      row("largest", (spread) => (spread.aucs.length === 0 ? "none" : share(Math.max(...spread.aucs)))),
      row("mean number of claims", (spread) => about(spread.members)),
      row("of these right", (spread) => about(spread.right)),
      row("right of all claims", (spread) => fraction(spread.pooled)),
      row("mean precision of a run with claims", (spread) => fraction(spread.precision)),
      row("everybody decided, share of runs", (spread) => fraction(spread.complete)),
      row("mean number of calls", (spread) => about(spread.calls)),
    ],
  };
}

const aimed = ({ person, pairs, won, exact, low, high, ceiling, best }: NonNullable<Result["target"]>): DataTable => ({
  caption: `All calls on person ${person + 1}: a run with that person, and one without`,
  head: ["", "value"],
  rows: [
    ["pairs of runs", pairs],
    ["told apart by exact sizes", exact],
    ["told apart by noisy ones", won],
    ["AUC, noisy", share(won / pairs)],
    ["its 99 % band, from", share(low)],
    ["to", share(high)],
    ["ceiling", share(ceiling)],
    ["what the best attacker reaches in these calls", best === null ? "not computed" : share(best)],
  ],
});
