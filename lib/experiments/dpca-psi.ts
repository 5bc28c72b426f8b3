/** How many have both, by several identifiers, and nobody knows exactly? The card. The protocol is in lib/psi/dp. */
import { choice, defineParams, flag, integer, number, text } from "../schema/index.ts";
import { defineExperiment } from "./experiment.ts";
import { placeOfNothing, tamper } from "./tampering.ts";
import { listLength, overlapOf } from "./two-lists.ts";

const LARGEST = 20_000;

export const params = defineParams(
  {
    variant: choice({
      label: "Variant",
      help: "fast: Curve25519 and a network of oblivious transfers, ours. compatible: P-256, its hash and Paillier, as PrivacyGo's DPCA-PSI has them.",
      choices: ["fast", "compatible"],
      default: "fast",
    }),
    n: listLength({
      label: "Sender's rows",
      help: "How many invented people the sender has.",
      unit: "people",
      default: 60,
      min: 1,
      max: LARGEST,
    }),
    m: listLength({
      label: "Receiver's rows",
      help: "How many invented people the receiver has.",
      unit: "people",
      default: 40,
      min: 1,
      max: LARGEST,
    }),
    overlap: overlapOf(0.5),
    columns: integer({
      label: "Identifiers",
      help: "How many identifier columns a row has, compared one after the other: e-mail, card, login, cookie, device.",
      default: 3,
      min: 1,
      max: 5,
    }),
    same: number({
      label: "Same identifier",
      help: "How often an identifier of a person in both tables is the same in both. Otherwise the receiver has another, or none.",
      default: 0.6,
      min: 0,
      max: 1,
      step: 0.05,
    }),
    copies: integer({
      label: "Copied cells",
      help: "In how many of the receiver's first rows the last identifier is the e-mail address once more, as some logins are.",
      default: 3,
      min: 0,
      max: 20,
    }),
    inputDp: flag({
      label: "Dummies",
      help: "Whether both parties add dummies. Without them the sizes are exact.",
      default: true,
    }),
    epsilon: number({
      label: "Epsilon",
      help: "What all counts of all runs together may tell of one row, towards either party.",
      default: 2,
      min: 0.1,
      max: 16,
      step: 0.1,
      scale: "log",
      stops: [0.5, 1, 2, 4, 8],
    }),
    delta: number({
      label: "Delta",
      help: "The probability that is left out of the promise. Usual is a tenth of one row's share of the larger table.",
      default: 0.001,
      min: 1e-12,
      max: 0.1,
      scale: "log",
      stops: [1e-6, 1e-5, 1e-4, 1e-3, 1e-2],
    }),
    queries: integer({
      label: "Runs promised",
      help: "For how many runs on the same tables the dummies are counted. The next run is refused.",
      default: 2,
      min: 1,
      max: 100,
    }),
    asked: integer({
      label: "Runs before",
      help: "How many runs on these tables were made before this one.",
      default: 0,
      min: 0,
      max: 100,
    }),
    count: choice({
      label: "Number of dummies",
      help: "Counted so that the promise holds, or as many as you say.",
      names: { promise: "counted from the promise", given: "as given" },
      default: "promise",
    }),
    dummies: integer({
      label: "Dummies given",
      help: "How many dummies of each identifier each party adds, where they are not counted.",
      default: 20,
      min: 1,
      max: 20_000,
      scale: "log",
    }),
    payload: integer({
      label: "Payload columns",
      help: "How many columns of numbers each party has. Matched rows' numbers end as shares.",
      default: 1,
      min: 0,
      max: 4,
    }),
    zeroColumn: flag({
      label: "Zeros in dummies",
      help: "Whether dummies have a zero in each party's last payload column, so that its sum is right. Other columns of dummies are random.",
      default: true,
    }),
    bits: choice({
      label: "Paillier key",
      help: "Bits of each party's key in the compatible variant. 1024 are too few for anything but looking.",
      choices: ["1024", "2048", "3072"],
      names: { "1024": "1024 bits: too small", "2048": "2048 bits", "3072": "3072 bits" },
      default: "1024",
    }),
    djn: flag({ label: "Short exponents", help: "Whether each owner encrypts with exponents of half the length.", default: true }),
    packing: flag({ label: "Packing", help: "Whether several numbers of a row travel in one encryption.", default: true }),
    tamper,
    tamperAt: text({
      label: "At message",
      help: "Which message tamper means, as sender of it/its tag/its number among those, from 0; empty: the sender's first message.",
      max: 80,
      pattern: /^((sender|receiver)\/[^\s]+\/\d{1,6})?$/,
      allowed: "a place such as receiver/returned/0",
      default: "",
    }),
  },
  [placeOfNothing],
);

interface Sized {
  readonly variant: string;
  readonly n: number;
  readonly m: number;
  readonly columns: number;
  readonly inputDp: boolean;
  readonly count: string;
  readonly dummies: number;
  readonly epsilon: number;
  readonly delta: number;
  readonly queries: number;
  readonly payload: number;
  readonly bits: string;
  readonly djn: boolean;
  readonly packing: boolean;
}

/** Rows of both with dummies, about: dummies as Gaussian noise of that strength would take them. */
function rowsOf({ n, m, columns, inputDp, count: how, dummies, epsilon, delta, queries }: Sized): number {
  if (!inputDp) return n + m;
  const counted = (16 * columns * queries * Math.log(1 / delta)) / epsilon ** 2;
  return n + m + 2 * columns * (how === "given" ? dummies : counted);
}

function estimate(values: Sized): number {
  const rows = rowsOf(values);
  // Each column masked, each but the first raised and turned, and looked through for the first one.
  const points = rows * (4 * values.columns - 2);
  if (values.variant === "fast") return 0.4 + 20e-6 * points + (values.payload > 0 ? 9e-6 * rows * Math.log2(rows) : 0);
  const wide = { "1024": 0.17, "2048": 1, "3072": 3 }[values.bits] ?? 1;
  const encryptions = rows * (values.packing ? Math.min(1, values.payload) : values.payload);
  // With dummies some quarter of the rows matches, and each of those takes a whole exponent in any case.
  return 0.5 + 1.2e-3 * points + (values.djn ? 0.012 + 0.05 / 4 : 0.05) * wide * encryptions;
}

export const dpcaPsi = defineExperiment({
  id: "dpca-psi",
  title: "Several identifiers, padded sizes",
  summary:
    "Two parties match rows by several identifiers, one after the other, learn sizes that dummies have made uncertain, and hold shares of what matched.",
  params,
  inputs: { sender: "table", receiver: "table" },
  version: 1,
  outcome: () => import("./dpca-psi.result.ts"),
  estimate,
  verdicts: ["sizes-exact", "sum-right", "cells-linked", "promise-kept", "run-refused"],
  load: async () => (await import("./dpca-psi.run.ts")).run,
});
