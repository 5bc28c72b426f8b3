/** The values of the figure as tables. */
import { OUTCOMES } from "../../../lib/experiments/linkage.ts";
import type { Face } from "../face.ts";
import { BECAME, BIRTHS, became } from "./words.ts";

export const tables: Face<"linkage">["tables"] = ({ result, values }) => [
  {
    caption: "What became of the rows",
    head: ["outcome", "rows", "share"],
    rows: OUTCOMES.map((outcome) => [BECAME[outcome], result.outcomes[outcome], result.outcomes[outcome] / result.rows]),
  },
  {
    caption: "The tables",
    head: ["what", "value"],
    rows: [
      ["residents", result.population],
      ["patients, one row each", result.rows],
      ["residents in the register", result.register],
      ["birth", BIRTHS[values.birth]],
      ["digits of the postcode", values.digits],
      ["sex", values.sex ? "published" : "not published"],
      ["smallest group of rows (k)", result.k],
      ["different combinations", result.classes],
      ["residents alone with theirs, share", result.unique.share],
      ["expected share", result.unique.expected],
      ["ages off by, in years, mean", result.cost.years],
      ["postcode areas told apart", result.cost.areas],
    ],
  },
  {
    caption: "The first rows, as published",
    head: ["born", "sex", "postcode", "diagnosis", "persons that fit", "rows alike", "outcome"],
    rows: result.examples.map((row) => [
      row.born || "not said",
      row.sex || "not said",
      row.postcode || "not said",
      row.diagnosis,
      row.fits,
      row.alike,
      became(row),
    ]),
  },
  {
    caption: "Residents alone with their combination, by what is published",
    head: ["birth", "digits of the postcode", "share counted", "share expected"],
    rows: result.choices.map(({ birth, digits, share, expected }) => [BIRTHS[birth], digits, share, expected]),
  },
];
