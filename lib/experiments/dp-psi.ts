/** Members that are not certain: the card. The protocol is lib/psi/dp/dp-psi.ts. */
import { choice, defineParams, integer, number } from "../schema/index.ts";
import { defineExperiment } from "./experiment.ts";
import { overlapOf, receiverItems, senderItems } from "./two-lists.ts";

const LARGEST = 300;

export const params = defineParams({
  n: receiverItems({ default: 30, max: LARGEST }),
  m: senderItems({ default: 24, max: LARGEST }),
  overlap: overlapOf(0.5),
  epsilon: number({
    label: "ε of one answer",
    help: "Whether one item matches is told rightly with probability e^ε / (1 + e^ε), in each run.",
    default: 3,
    min: 0.1,
    max: 16,
    stops: [0.5, 1, 2, 3, 4, 8],
  }),
  sampling: number({
    label: "Sampling",
    help: "With which probability each of the receiver's items takes part in a run.",
    default: 0.9,
    min: 0.05,
    max: 1,
    stops: [0.3, 0.5, 0.8, 0.9, 1],
  }),
  runs: integer({
    label: "Runs",
    help: "How often the receiver asks about the same lists, with fresh coins each time.",
    default: 1,
    min: 1,
    max: 25,
    stops: [1, 3, 5, 9, 15, 25],
  }),
  normalise: choice({
    label: "Normalise",
    help: "How two spellings of one thing are made equal before they are compared.",
    choices: ["none", "text", "email"],
    names: { none: "not at all", text: "as text", email: "as e-mail addresses" },
    default: "none",
  }),
});

export const dpPsi = defineExperiment({
  id: "dp-psi",
  title: "Members, and none of them certain",
  summary: "The receiver learns which of its items are shared, with some left out and some wrong at random; the truth stands beside it.",
  honesty:
    "Real: every run is played over ristretto255, with a worker for each party; the coins of the answers are drawn exactly. " +
    "Promised: for one run: whether the sender has one of the receiver's items, or one that the receiver does not have in its place, changes what the receiver sees by at most e^ε; how many items the sender has is told. Runs add up. " +
    "Not promised: the sender sees how many of the sample match, without noise. The paper has an epsilon for that, which we could not check, so none is printed. " +
    "Left out: the published code names nobody where every sampled item matches. That rule would break the promise. " +
    "Simplified: which claims are right is known because this page dealt both lists, or from a run of a protocol that does tell; no party sees it. " +
    "Assumed: both follow the protocol. Ignored: nobody counts runs here; a service would have to.",
  params,
  inputs: { receiver: "lines", sender: "lines" },
  version: 1,
  result: async () => (await import("./dp-psi.result.ts")).result,
  estimate: ({ n, m, runs }) => runs * (2 * n + 2 * m) * 1.2e-3,
  verdicts: ["answer-exact", "runs-settle", "sender-counts"],
  load: async () => (await import("./dp-psi.run.ts")).run,
});
