/** The values of the figure as tables. */
import type { Result } from "../../../lib/experiments/reconstruction.result.ts";
import type { Face } from "../face.ts";

export const BY: Readonly<Record<Result["by"], string>> = {
  "least-squares": "least squares",
  "linear-program": "a linear program",
  coin: "coins, for want of an answer",
};

export const tables: Face<"reconstruction">["tables"] = ({ result }) => [
  {
    caption: "This attack",
    head: ["what", "value"],
    rows: [
      ["people", result.secret.length],
      ["counts asked for", result.asked],
      ["counts answered", result.answered],
      ["rebuilt by", BY[result.by]],
      ["secrets right", result.right],
      ["share right", result.recovered],
      ["99 % band, from", result.low],
      ["99 % band, to", result.high],
      ["share expected by theory", result.expected ?? "theory needs more counts than people"],
      ["noise, standard deviation, in people", result.deviation],
      ["ε of one count", result.each],
      ["ε of all counts answered", result.cost],
      ["budget, ε", result.budget],
      ["counts that the budget pays for", result.pays],
    ],
  },
  {
    caption: `The diagram: share right, on ${result.runs} blocks for each dot`,
    head: ["counts", "noise", "measured", "theory", "paid for by the budget"],
    rows: result.dots.map(({ queries, noise, recovered, expected }) => [
      queries,
      noise,
      recovered,
      expected,
      queries / noise <= result.budget ? "yes" : "no",
    ]),
  },
  {
    caption: "The people",
    head: ["person", "secret", "found", "outcome"],
    rows: result.secret.map((bit, i) => [i + 1, bit, result.found[i] as number, bit === result.found[i] ? "right" : "wrong"]),
  },
];
