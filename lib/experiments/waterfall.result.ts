/** What a run of waterfall gives: its schema, the types that follow from it, and what of it is real. */
import * as v from "valibot";
import { count, count as place } from "./quantities.ts";

const sizes = v.array(count);
const row = v.object({
  cells: v.array(v.string()),
  /** The row of the other table, and the column in which they matched. */
  match: v.nullable(v.object({ row: place, column: place })),
});

export const result = v.object({
  columns: count,
  /** The columns by priority. */
  order: v.array(place),
  publisher: v.array(row),
  shop: v.array(row),
  /** What both learn, by column: k numbers. */
  sizes,
  /** What a design with every combination tells: pairs of rows that agree in exactly these columns (bit i: column i). 2^k numbers; 0 is for rows of the publisher that agree with nobody. */
  combinations: v.array(v.object({ bits: place, pairs: count })),
  /** The row that is followed: column by column in the order of priority what became of it; and the sizes without it. */
  followed: v.object({
    row: place,
    rounds: v.array(
      v.object({
        column: place,
        cell: v.string(),
        came: v.picklist(["matched", "no partner", "nothing to compare", "partner gone", "gone"]),
      }),
    ),
    /** In how small a combination it stands: pairs that agree in just the columns in which it does. 0: it agrees with nobody. */
    among: count,
    without: sizes,
  }),
  /** What the publisher sees of the shop's hidden cells: groups of equal ones. */
  equal: v.array(v.array(v.object({ row: place, column: place }))),
});

export type Result = v.InferOutput<typeof result>;

export const honesty =
  "Simplified: this is the ideal functionality, worked out in the clear by the page, which dealt both tables. No key, no message, no dummies: the protocol itself runs in the figure dpca-psi. " +
  "Real: the matching, the counts of all combinations, the equal cells, and the sizes without the followed row, all of the tables on screen. " +
  "What the other party sees of equal cells is that of the published code, which hides all columns under one key first; the places are drawn as equal where the cells are. " +
  "Ignored: what exact sizes tell somebody who asks again without a row. That is what the dummies are for.";
