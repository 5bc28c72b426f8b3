/** Several identifiers, one after the other: the card. The matching in the clear is lib/psi/dp/waterfall.ts; the protocol is the figure `dpca-psi`. */
import * as v from "valibot";
import { choice, defineParams, integer, number } from "../schema/index.ts";
import { defineExperiment } from "./experiment.ts";
import { count } from "./list-counts.ts";
import { listLength, overlapOf } from "./two-lists.ts";

const LARGEST = 200;

export const params = defineParams({
  n: listLength({
    label: "Publisher's rows",
    help: "How many invented people the publisher has.",
    unit: "people",
    default: 8,
    min: 1,
    max: LARGEST,
  }),
  m: listLength({ label: "Shop's rows", help: "How many invented people the shop has.", unit: "people", default: 7, min: 1, max: LARGEST }),
  overlap: overlapOf(0.7),
  columns: integer({
    label: "Identifiers, k",
    help: "Compared one after the other: e-mail, card, login, cookie, device.",
    default: 3,
    min: 1,
    max: 5,
  }),
  same: number({
    label: "Same identifier",
    help: "How often an identifier of a person in both tables is the same in both. Otherwise the shop has another, or none.",
    default: 0.5,
    min: 0,
    max: 1,
    step: 0.05,
  }),
  order: choice({
    label: "Priority",
    help: "Which column is compared first.",
    choices: ["first", "last"],
    names: { first: "the first column first", last: "the last column first" },
    default: "first",
  }),
  person: integer({
    label: "Followed row",
    help: "Which of the publisher's rows is followed through the rounds, counted from 1; beyond the last: the last.",
    default: 1,
    min: 1,
    max: LARGEST,
  }),
  joint: integer({
    label: "Joint accounts",
    help: "How many of the shop's first customers pay with a card of another of the publisher's people.",
    default: 1,
    min: 0,
    max: 20,
  }),
  copies: integer({
    label: "Copied cells",
    help: "In how many of the shop's first rows the last identifier is the e-mail address once more, as some logins are.",
    default: 2,
    min: 0,
    max: 20,
  }),
  hiding: choice({
    label: "Keys",
    help: "Whether a party hides all columns under one key before the first round, as the published code does, or each under its own.",
    choices: ["one", "each"],
    names: { one: "one for all columns", each: "one for each column" },
    default: "one",
  }),
});

const place = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
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

export const waterfall = defineExperiment({
  id: "waterfall",
  title: "Several identifiers, one after the other",
  summary: "Two tables are matched by e-mail, then by card, then by login; a matched row leaves, and k sizes are told instead of 2^k.",
  honesty:
    "Simplified: this is the ideal functionality, worked out in the clear by the page, which dealt both tables. No key, no message, no dummies: the protocol itself runs in the figure dpca-psi. " +
    "Real: the matching, the counts of all combinations, the equal cells, and the sizes without the followed row, all of the tables on screen. " +
    "What the other party sees of equal cells is that of the published code, which hides all columns under one key first; the places are drawn as equal where the cells are. " +
    "Ignored: what exact sizes tell somebody who asks again without a row. That is what the dummies are for.",
  params,
  version: 1,
  result,
  verdicts: ["combination-singles-out", "cells-linked", "row-moves-several"],
  load: async () => (await import("./waterfall.run.ts")).run,
});
