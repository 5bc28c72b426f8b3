/** The values of the ledger as tables. */
import type { Face } from "../face.ts";
import { ACCOUNTANTS, bandOf, RULE, said } from "./words.ts";

export const tables: Face<"ledger">["tables"] = ({ result, values }) => {
  const { lines, ledger, filter, odometer, spent, next, eye } = result;
  return [
    {
      caption: "Questions and answers",
      head: ["no.", "question", "price, ε", "outcome", "answer", "in 95 of 100", ...(values.truth ? ["truth, the laboratory’s eye"] : [])],
      rows: lines.map(({ question, epsilon, outcome, why, answer, truth }, i) => [
        i + 1,
        question,
        Number.isFinite(epsilon) ? epsilon : "none",
        outcome === "book" ? "asked before, no charge" : outcome === "wrong" ? (why ?? "") : outcome,
        answer ? said(answer) : "",
        answer ? bandOf(answer) : "",
        ...(values.truth ? [truth ? said(truth) : ""] : []),
      ]),
    },
    {
      caption: "The ledger of this table",
      head: ["what", "value"],
      rows: [
        ["found by", result.key ?? "the SHA-256 of its cells; shown nowhere, since a guess about one person could be tested with it"],
        ["lasts as long as", ledger.lasting === "browser" ? "this browser keeps it" : `this ${ledger.lasting}`],
        ["answers found in it", ledger.found],
        ["answers in it now", result.answered],
        ["refused in this run", result.refused],
        ["budget, ε", ledger.budget.epsilon],
        ["budget, δ", ledger.budget.delta],
        ["rule", RULE[ledger.budget.rule]],
        ["next question", next.question],
        ["its price, ε", next.epsilon],
        ["what would become of it", next.outcome === "wrong" ? (next.why ?? "") : next.outcome],
        ...(eye
          ? [
              ["rows, the laboratory’s eye", eye.rows] as const,
              ["cells without a value", eye.missing] as const,
              ["numbers moved to a bound", eye.clamped] as const,
            ]
          : []),
      ],
    },
    {
      caption: "Filter and odometer",
      head: ["rule", "filter: spent, ε", "spent, δ", "next fits", "room in a fresh budget", "odometer, ε", "odometer, δ"],
      rows: (["sum", "fully-adaptive"] as const).map((rule) => [
        RULE[rule],
        filter[rule].spent.epsilon,
        filter[rule].spent.delta,
        filter[rule].fits ? "yes" : "no",
        filter[rule].room,
        odometer[rule].epsilon,
        odometer[rule].delta,
      ]),
    },
    {
      caption: "Accountants, on what stands in the ledger",
      head: ["accountant", "ε", "not below", "δ"],
      rows: Object.entries(spent).map(([id, { epsilon, delta, atLeast }]) => [
        ACCOUNTANTS[id] ?? id,
        epsilon ?? "none at this δ",
        atLeast ?? "",
        delta,
      ]),
    },
  ];
};
