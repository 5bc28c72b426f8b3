/** The values of the figure as tables. */
import { tells } from "../../../lib/experiments/overfit.verdicts.ts";
import type { Face } from "../face.ts";

export const tables: Face<"overfit">["tables"] = ({ result }) => [
  {
    caption: `This fit, degree ${result.degree}`,
    head: ["what", "value"],
    rows: [
      ["mean squared error on its points", result.error.used],
      ["mean squared error on the others", result.error.others],
      ["area under the attacker's curve, this fit", result.auc],
      ["the attacker is better than a coin, with 99 % confidence", tells(result) ? "yes" : "no"],
    ],
  },
  {
    caption: `${result.runs} more fits of each degree; errors are medians, the area is a mean with its 99 % interval`,
    head: ["degree", "error on its points", "error on others", "attacker's area", "at least", "at most"],
    rows: result.degrees.map(({ degree, used, others, auc, low, high }) => [degree, used, others, auc, low, high]),
  },
  {
    caption: "Points",
    head: ["used", "x", "y", "squared error"],
    rows: [...result.used.map(({ x, y, error }) => ["yes", x, y, error]), ...result.others.map(({ x, y, error }) => ["no", x, y, error])],
  },
  {
    caption: "The curve",
    head: ["x", "curve", "sine"],
    rows: result.curve.filter((_, i) => i % 8 === 0).map(({ x, y, sine }) => [x, y, sine]),
  },
];
