/** The values of the figure as tables. */
import type { Face } from "../face.ts";
import { nameOf } from "./words.ts";

export const tables: Face<"dummies">["tables"] = ({ result, values }) => {
  const { dummies, releases, delta, owed, gaussian, split, cost, law, curve, blocks, agree } = result;
  return [
    {
      caption: "What the promise costs",
      head: ["what", "value"],
      rows: [
        ["epsilon", values.epsilon],
        ["delta", delta],
        ["counts published in all", releases],
        ["dummies of each party in each column", dummies],
        ["delta owed, at least", owed.atLeast],
        ["delta owed, at most", owed.delta],
        ["by Gaussian noise of the same variance", gaussian],
        ["with epsilon and delta split equally among the counts", split ?? "more than any table would hold"],
        ["rows added by each party", cost.added],
        ["share of all rows, and of the traffic", cost.share],
        ["share as the published table counts it (one column)", cost.oneColumn],
        ["exponentiations of each party, about", cost.work],
        ["without dummies, about", cost.workWithout],
        ["a count is too high by, on average", law.mean],
        ["standard deviation of a count", law.deviation],
        ["published cells computed here", agree.cells],
        ["of these, equal", agree.equal],
        ["worst difference, as a part of the published count", agree.worst],
      ],
    },
    {
      caption: "The noise in one count: dummies in common",
      head: ["from", "to", "probability", "Gaussian of the same variance"],
      rows: law.chances.map((p, i) => [law.from + i * law.width, law.from + (i + 1) * law.width - 1, p, law.gaussian[i] ?? 0]),
    },
    {
      caption: "Delta at other epsilons, with these dummies",
      head: ["epsilon", "delta of one count", "delta of all counts", "delta of Gaussian noise"],
      rows: curve.map(({ epsilon, one, all, gaussian: g }) => [epsilon, one, all, g]),
    },
    ...blocks.map((block) => ({
      caption: `Dummies, computed and published: ${nameOf(block)}`,
      head: ["rows", "epsilon", "computed", "published"],
      rows: block.lines.flatMap(({ rows, cells }) =>
        cells.map((cell) => [rows, cell.epsilon, cell.dummies ?? "too many", cell.published ?? "none"]),
      ),
    })),
  ];
};
