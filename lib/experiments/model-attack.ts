/** Membership inference on a model as it is usually trained, and on a private one: the card. Training and attackers are in lib/learning and lib/attacks. */
import { choice, defineParams, flag, integer, number, text } from "../schema/index.ts";
import { defineExperiment } from "./experiment.ts";
import type { Frame, Result } from "./model-attack.result.ts";

/** In the order of the tables; the shadow classifier only where it is asked for. */
export const ATTACKERS = ["loss-threshold", "shadow-classifier", "calibrated-loss", "lira-offline", "lira-online", "rmia"] as const;

export const params = defineParams({
  epsilon: number({
    label: "Privacy loss of the training, ε",
    help: "What a private model may tell at most about one record, all of its steps together. The noise is set by it.",
    default: 8,
    min: 0.5,
    max: 64,
    stops: [1, 2, 4, 8],
  }),
  data: choice({
    label: "Records",
    help: "Handwritten digits (MNIST, black and white), or invented patterns of points.",
    names: { mnist: "handwritten digits", synthetic: "invented patterns" },
    default: "mnist",
  }),
  n: integer({
    label: "Records in each training, about",
    help: "Each model is trained on a half of the pool, which coins choose. The fewer records, the better each is remembered.",
    default: 1000,
    min: 50,
    max: 1000,
    stops: [250, 500, 1000],
  }),
  models: integer({
    label: "Models of each kind",
    help: "Each is the victim once; the attacker has the others as shadows.",
    default: 17,
    min: 3,
    max: 65,
    stops: [5, 9, 17, 33],
  }),
  model: choice({
    label: "Model",
    help: "Softmax regression: a weight for each number and class. Perceptron: 32 hidden units between.",
    names: { softmax: "softmax regression", perceptron: "perceptron" },
    default: "softmax",
  }),
  early: integer({
    label: "Early stopping after",
    help: "The plain training is also looked at as it stood after so many of its epochs. That gives no guarantee.",
    unit: "epochs",
    default: 1,
    min: 1,
    max: 15,
  }),
  classifier: flag({
    label: "Shadow classifier too",
    help: "The first of these attacks, which learns what answers on members look like. It takes longer than all others together.",
    default: false,
  }),
  delta: number({
    label: "Allowed excess, δ",
    help: "How much of the probability may lie beyond ε. It should be well below one in the number of records.",
    default: 1e-5,
    min: 1e-12,
    max: 1e-3,
    stops: [1e-7, 1e-6, 1e-5, 1e-4],
  }),
  columns: text({
    label: "Declared columns of your own table",
    help: "Name and bounds (age 18..70), or name and groups (income low|high), with semicolons between them. Declared before the table is read.",
    max: 4000,
    default: "",
  }),
  label: text({
    label: "Column to be learnt",
    help: "Of your own table: the name of a declared column of groups. Empty: the last of them.",
    max: 40,
    default: "",
  }),
});

export const modelAttack = defineExperiment<typeof params.fields, Result, Frame>({
  id: "model-attack",
  title: "Was this record in the training?",
  summary:
    "The same records train plain models and private ones, and the same attackers try to tell from a model’s answers who was in its training.",
  params,
  inputs: { owner: "table" },
  version: 1,
  outcome: () => import("./model-attack.result.ts"),
  estimate: ({ models, n, model, classifier }) => {
    // Trainings cost by the record; the attacks by the record, the victim and its shadows.
    const [records, all] = [Math.min(n, 1000) / 1000, models / 17];
    return 0.3 + records * all * ((model === "softmax" ? 3 : 7) + all * (classifier ? 4 : 0.9));
  },
  verdicts: ["plain-leaks", "private-leaks", "within-ceiling", "threshold-blind", "early-as-hidden", "costs-accuracy"],
  load: async () => (await import("./model-attack.run.ts")).run,
});
