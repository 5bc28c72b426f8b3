/** The values of the figure as tables: exact, as a CSV wants them; the page rounds. */
import type { Face } from "../face.ts";
import { KINDS, kindOf, nameOf } from "./words.ts";

export const tables: Face<"model-attack">["tables"] = ({ result, values }) => {
  const kinds = KINDS.map((kind) => ({ name: kindOf(kind, result, values.early), arm: result[kind], kind }));
  const attackers = Object.keys(result.plain.attacks);
  const { ceiling, plan, owed, course, exposed, classes } = result;
  return [
    {
      caption: "What the attackers find",
      head: ["attacker", "models", "AUC", "found at 1 in 100", "found at 1 in 1000", "others judged", "standard error of AUC"],
      rows: kinds.flatMap(({ name, arm }) =>
        attackers.map((id) => {
          const found = arm.attacks[id];
          return [nameOf(id), name, found?.auc ?? "", found?.tprAt1 ?? "", found?.tprAt01 ?? "", found?.others ?? "", found?.error ?? ""];
        }),
      ),
    },
    {
      caption: "On the first victim alone, with intervals as if its scores were independent",
      head: [
        "attacker",
        "models",
        "AUC",
        "from",
        "to",
        "found at 1 in 100",
        "from",
        "to",
        "found at 1 in 1000",
        "from",
        "to",
        "above the ceiling by",
      ],
      rows: kinds.flatMap(({ name, arm, kind }) =>
        attackers.flatMap((id) => {
          const one = arm.attacks[id]?.one;
          if (!one) return [];
          const { auc, at1, at01 } = one;
          return [
            [
              nameOf(id),
              name,
              auc.measured,
              auc.low,
              auc.high,
              at1.tpr,
              at1.low,
              at1.high,
              at01.tpr,
              at01.low,
              at01.high,
              kind === "dp" ? (result.dp.above[id] ?? "") : "no ceiling",
            ],
          ];
        }),
      ),
    },
    {
      caption: "The models",
      head: ["models", "trained", "right on new records", "right on their own"],
      rows: kinds.map(({ name, arm }) => [name, arm.models, arm.testAccuracy, arm.trainAccuracy]),
    },
    {
      caption: "The private training",
      head: ["what", "value"],
      rows: [
        ["ε promised", result.epsilon],
        ["δ", result.delta],
        ["ε owed, by Rényi divergences", owed.renyi],
        ["ε owed, at least", owed.low],
        ["ε owed, at most", owed.high],
        ["noise multiplier", plan.noise],
        ["sampling rate", plan.rate],
        ["steps", plan.steps],
        ["clipping norm", plan.clip],
        ["learning rate", plan.learningRate],
        ["no attack has more AUC, on average over trainings, than", ceiling.auc],
        ["no attack finds more at 1 in 100, on average", ceiling.tprAt1],
        ["no attack finds more at 1 in 1000, on average", ceiling.tprAt01],
        ["µ of the estimate", ceiling.gaussian.mu],
        ["records in each training, about", result.n],
        ["records in no training, to compare with", result.population],
        ["records in no training, to measure on", result.test],
      ],
    },
    {
      caption: "The first private model as it spends",
      head: ["step", "ε spent", "right on new records"],
      rows: course.map(({ step, epsilon, testAccuracy }) => [step, epsilon, testAccuracy]),
    },
    {
      caption: "The most exposed records",
      head: [
        "record",
        "label",
        "trained with it, plain",
        "found",
        "wrongly called",
        "surer by",
        "found, stopped early",
        "wrongly called",
        "surer by",
        "found, private",
        "wrongly called",
        "surer by",
      ],
      rows: exposed.map(({ row, label, plain, early, dp }) => [
        row,
        classes[label] ?? label,
        plain.trained,
        plain.found,
        plain.alarms,
        plain.gap,
        early.found,
        early.alarms,
        early.gap,
        dp.found,
        dp.alarms,
        dp.gap,
      ]),
    },
    ...kinds.flatMap(({ name, arm }) =>
      attackers.map((id) => ({
        caption: `Curve of ${nameOf(id)}, ${name}`,
        head: ["false alarms", "hits"],
        rows: (arm.attacks[id]?.roc ?? []).map(({ fpr, tpr }) => [fpr, tpr]),
      })),
    ),
    {
      caption: "What no attack passes, on average over trainings",
      head: ["false alarms", "hits, at most", "hits, estimate"],
      rows: ceiling.curve.map(({ fpr, tpr }, i) => [fpr, tpr, ceiling.gaussian.curve[i]?.tpr ?? ""]),
    },
  ];
};
