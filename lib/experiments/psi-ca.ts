/** How many, and not which: the card. The protocol is lib/psi/ecdh.ts with output=size; what a curious receiver reads is in lib/attacks. */
import { choice, defineParams } from "../schema/index.ts";
import { defineExperiment } from "./experiment.ts";
import { overlapOf, receiverItems, senderItems } from "./two-lists.ts";

const LARGEST = 500;

export const params = defineParams({
  n: receiverItems({ default: 16, max: LARGEST }),
  m: senderItems({ default: 12, max: LARGEST }),
  overlap: overlapOf(0.5),
  normalise: choice({
    label: "Normalise",
    help: "How two spellings of one thing are made equal before they are compared.",
    names: { none: "not at all", text: "as text", email: "as e-mail addresses" },
    default: "none",
  }),
});

export const psiCa = defineExperiment({
  id: "psi-ca",
  title: "How many, and not which?",
  summary:
    "Two runs that should tell only how many items are shared: in one the sender shuffles what it returns, in the other it does not.",
  params,
  inputs: { receiver: "lines", sender: "lines" },
  version: 1,
  outcome: () => import("./psi-ca.result.ts"),
  estimate: ({ n, m }) => (n + m) * 3e-3,
  verdicts: ["same-messages", "members-read"],
  load: async () => (await import("./psi-ca.run.ts")).run,
});
