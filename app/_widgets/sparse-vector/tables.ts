/** The values of the figure as tables. */
import { VARIANTS } from "../../../lib/experiments/sparse-vector.ts";
import { breaks, measured as shows, stopped } from "../../../lib/experiments/sparse-vector.verdicts.ts";
import type { Face } from "../face.ts";
import { named } from "./shapes.ts";

export const tables: Face<"sparse-vector">["tables"] = ({ result }) => {
  const { exact, measured, pair, growth, cost, noise } = result;
  return [
    {
      caption: `The pair of databases, variant: ${named(result.variant)}`,
      head: ["what", "first", "second", "log-ratio"],
      rows: [
        ["probability of the row, exactly", exact.first, exact.second, exact.loss ?? "infinite"],
        [`hits in ${measured.first.tries} runs`, measured.first.hits, measured.second.hits, ""],
        ["probability, at least (99 % interval)", measured.first.low, measured.second.low, `at least ${measured.epsilon}`],
        ["probability, at most", measured.first.high, measured.second.high, ""],
        ["promised epsilon", "", "", result.epsilon],
        ["the exact law breaks the promise", "", "", breaks(result) ? "yes" : "no"],
        ["the runs alone show it", "", "", shows(result) ? "yes" : "no"],
      ],
    },
    {
      caption: "The row of questions, threshold 0",
      head: ["question", "answer on the first", "answer on the second", "said"],
      rows: pair.row.map((word, i) => [i + 1, pair.first[i] as number, pair.second[i] as number, word]),
    },
    {
      caption: "What the days cost",
      head: ["what", "value"],
      rows: [
        ["said “above”", result.answered.above],
        ["said “below”", result.answered.below],
        ["stopped before the end", stopped(result) ? "yes" : "no"],
        ["promised for the row", cost.row],
        ["the same answers one by one, with this noise", cost.apart],
        ["scale of the threshold's noise", noise.threshold],
        ["scale of an answer's noise", noise.answer],
      ],
    },
    {
      caption: `The days, threshold ${result.threshold}`,
      head: ["day", "cases (told to nobody)", "said"],
      rows: result.days.map(({ cases, said }, i) => [i + 1, cases, said ?? "nothing"]),
    },
    {
      caption: "The exact loss, by how many answers “below” come first",
      head: ["below", ...VARIANTS.map(named)],
      rows: growth.map(({ belows, losses }) => [belows, ...VARIANTS.map((id) => losses[id] ?? "infinite")]),
    },
  ];
};
