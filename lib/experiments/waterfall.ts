/** Several identifiers, one after the other: the card. The matching in the clear is lib/psi/dp/waterfall.ts; the protocol is the figure `dpca-psi`. */
import { choice, defineParams, integer, number } from "../schema/index.ts";
import { defineExperiment } from "./experiment.ts";
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
    names: { one: "one for all columns", each: "one for each column" },
    default: "one",
  }),
});

export const waterfall = defineExperiment({
  id: "waterfall",
  title: "Several identifiers, one after the other",
  summary: "Two tables are matched by e-mail, then by card, then by login; a matched row leaves, and k sizes are told instead of 2^k.",
  params,
  version: 1,
  outcome: () => import("./waterfall.result.ts"),
  verdicts: ["combination-singles-out", "cells-linked", "row-moves-several"],
  load: async () => (await import("./waterfall.run.ts")).run,
});
