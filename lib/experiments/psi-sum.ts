/** What do the shared customers' purchases come to? The card. The protocol is in lib/psi/sum.ts, the shop's questions in lib/attacks. */
import { choice, defineParams, flag, text } from "../schema/index.ts";
import { defineExperiment } from "./experiment.ts";
import { placeOfNothing, tamper } from "./tampering.ts";
import { listLength, overlapOf } from "./two-lists.ts";

const LARGEST = 1000;

export const params = defineParams(
  {
    n: listLength({
      label: "Publisher's identifiers",
      help: "How many invented people the publisher has shown the advertisement to.",
      unit: "people",
      default: 12,
      max: LARGEST,
    }),
    m: listLength({
      label: "Shop's rows",
      help: "How many invented customers the shop has, each with what they spent. Each amount is encrypted by itself.",
      unit: "people",
      default: 12,
      max: LARGEST,
    }),
    overlap: overlapOf(0.5),
    amounts: choice({
      label: "Amounts",
      help: "What the invented customers spent: one of three prices, or each an amount of their own.",
      names: { prices: "one of three prices", receipts: "each their own" },
      default: "prices",
    }),
    rerandomise: flag({
      label: "The publisher rerandomises",
      help: "Whether the publisher multiplies a fresh encryption of nothing onto the product before it sends it back. Without it: the mistake.",
      default: true,
    }),
    bits: choice({
      label: "Key",
      help: "The bits of the shop's Paillier key. 1024 bits are too few for anything but looking: whoever factors n reads every amount.",
      choices: ["2048", "1024"],
      names: { "2048": "2048 bits", "1024": "1024 bits: too small" },
      default: "2048",
    }),
    normalise: choice({
      label: "Normalise",
      help: "How two spellings of one identifier are made equal before they are compared.",
      names: { none: "not at all", text: "as text", email: "as e-mail addresses" },
      default: "none",
    }),
    tamper,
    tamperAt: text({
      label: "At message",
      help: "Which message tamper means, as sender of it/its tag/its number among those, from 0; empty: the shop's first message.",
      max: 80,
      pattern: /^((publisher|shop)\/[^\s]+\/\d{1,6})?$/,
      allowed: "a place such as shop/pairs/0",
      default: "",
    }),
  },
  [placeOfNothing],
);

export const psiSum = defineExperiment({
  id: "psi-sum",
  title: "What did they spend?",
  summary:
    "A shop learns what its customers who saw an advertisement spent together, and the publisher who showed it learns only how many they are.",
  params,
  inputs: { publisher: "lines", shop: "table" },
  version: 1,
  outcome: () => import("./psi-sum.result.ts"),
  estimate: ({ n, m, bits }) => (bits === "2048" ? 0.4 : 0.1) + m * (bits === "2048" ? 0.016 : 0.004) + (n + m) * 1e-3,
  verdicts: ["sum-right", "product-read", "sum-names"],
  load: async () => (await import("./psi-sum.run.ts")).run,
});
