/** The values of the dial as tables. */
import type { Face } from "../face.ts";

export const tables: Face<"dial">["tables"] = ({ result }) => {
  const { outputs, samples, book, roc, curve, auc, beyond } = result;
  return [
    {
      caption: "Answers and how likely they are",
      head: ["answer", "P, with you", "P, without you", "log-ratio", "re-runs, with you", "re-runs, without you"],
      rows: outputs.exact.with.map((p, i) => {
        const q = outputs.exact.without[i] as number;
        return [
          Number((outputs.from + i * outputs.width).toPrecision(12)),
          Number(p.toPrecision(4)),
          Number(q.toPrecision(4)),
          Number(Math.log(p / q).toFixed(4)),
          outputs.drawn.with[i] as number,
          outputs.drawn.without[i] as number,
        ];
      }),
    },
    {
      caption: "The book",
      head: ["no.", "published", "price, ε", "δ", "noise", "left, ε"],
      rows: book.map(({ value, epsilon, delta, mechanism, left }, i) => [i + 1, value ?? "refused", epsilon, delta, mechanism, left]),
    },
    {
      caption: "The attacker",
      head: ["what", "value"],
      rows: [
        ["Area under the measured curve", Number(auc.measured.toFixed(4))],
        ["99 % band, from", Number(auc.low.toFixed(4))],
        ["99 % band, to", Number(auc.high.toFixed(4))],
        ["Area under the exact limit", Number(auc.limit.toFixed(6))],
        ["Re-runs of each world", samples],
        ["Best guess is right, share", Number(result.right.toFixed(6))],
        ["An answer is off by, on average", Number(result.error.toPrecision(4))],
        ["Scale of the noise", Number(result.scale.toPrecision(6))],
        ["Spent, ε", result.spent],
        ["Spent, δ", result.spentDelta],
        ["Left, ε", result.left],
        ["Excess beyond the rails, with you", beyond.excess.with],
        ["Excess beyond the rails, without you", beyond.excess.without],
        ["Probability beyond the rails, with you", beyond.mass.with],
        ["Probability beyond the rails, without you", beyond.mass.without],
      ],
    },
    { caption: "Measured curve", head: ["false alarms", "hits"], rows: roc.map(({ fpr, tpr }) => [fpr, tpr]) },
    {
      caption: "Exact limit",
      head: ["false alarms", "hits"],
      rows: curve.map(({ fpr, tpr }) => [Number(fpr.toFixed(6)), Number(tpr.toFixed(6))]),
    },
  ];
};
