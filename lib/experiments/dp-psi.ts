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
    names: { none: "not at all", text: "as text", email: "as e-mail addresses" },
    default: "none",
  }),
});

export const dpPsi = defineExperiment({
  id: "dp-psi",
  title: "Members, and none of them certain",
  summary: "The receiver learns which of its items are shared, with some left out and some wrong at random; the truth stands beside it.",
  params,
  inputs: { receiver: "lines", sender: "lines" },
  version: 1,
  outcome: () => import("./dp-psi.result.ts"),
  estimate: ({ n, m, runs }) => runs * (2 * n + 2 * m) * 1.2e-3,
  verdicts: ["answer-exact", "runs-settle", "sender-counts"],
  load: async () => (await import("./dp-psi.run.ts")).run,
});
