/** The values of the dial as tables: exact, as a CSV wants them; the page rounds. */

import type { Result } from "../../../lib/experiments/dial.result.ts";
import { RELATIONS } from "../../../lib/experiments/dial.ts";
import type { Face } from "../face.ts";

const curveOf = (caption: string, points: Result["roc"]) => ({
  caption,
  head: ["false alarms", "hits"],
  rows: points.map(({ fpr, tpr }) => [fpr, tpr]),
});

export const tables: Face<"dial">["tables"] = ({ result }) => {
  const { outputs, samples, book, roc, curve, auc, beyond, relations, test, tests, gdp } = result;
  return [
    {
      caption: "Answers and how likely they are",
      head: ["answer", "P, with you", "P, without you", "log-ratio", "re-runs, with you", "re-runs, without you"],
      rows: outputs.exact.with.map((p, i) => {
        const q = outputs.exact.without[i] as number;
        return [
          Number((outputs.from + i * outputs.width).toPrecision(12)),
          p,
          q,
          Math.log(p / q),
          outputs.drawn.with[i] as number,
          outputs.drawn.without[i] as number,
        ];
      }),
    },
    {
      caption: "The book",
      head: ["no.", "published", "price, ε", "δ", "noise", "left, ε", "costs, one more", "costs, one replaced"],
      rows: book.map(({ value, epsilon, delta, mechanism, left, owes }, i) => [
        i + 1,
        value ?? "refused",
        epsilon,
        delta,
        mechanism,
        left,
        owes["add-remove"],
        owes["replace-one"],
      ]),
    },
    {
      caption: "The attacker",
      head: ["what", "value"],
      rows: [
        ["Area under the measured curve", auc.measured],
        ["99 % band, from", auc.low],
        ["99 % band, to", auc.high],
        ["Area under the exact limit", auc.limit],
        ["Says “in” from", test.from],
        ["False alarms, exact", test.fpr],
        ["False alarms, measured", test.seen.fpr],
        ["Misses, exact", 1 - test.tpr],
        ["Misses, measured", 1 - test.seen.tpr],
        ...(gdp
          ? [
              ["µ of the Gaussian curve", gdp.mu],
              ["Area under the Gaussian curve", gdp.area],
            ]
          : []),
        ["Re-runs of each world", samples],
        ["Best guess is right, share", result.right],
        ["An answer is off by, on average", result.error],
        ["Scale of the noise", result.scale],
        ["Spent, ε", result.spent],
        ["Spent, δ", result.spentDelta],
        ["Left, ε", result.left],
        ...(["excess", "mass"] as const).flatMap((what) =>
          (["with", "without"] as const).map((world) => [
            `${what === "mass" ? "Probability" : "Excess"} beyond the rails, ${world} you`,
            beyond[what][world],
          ]),
        ),
      ],
    },
    {
      caption: "Neighbours",
      head: ["differ by", "sensitivity", "scale", "off by", "the noise in use costs, ε"],
      rows: RELATIONS.map((name) => {
        const { sensitivity, scale, error, owes } = relations[name];
        return [name, sensitivity, scale, error, owes];
      }),
    },
    {
      caption: "Thresholds",
      head: ["says “in” from", "false alarms", "hits", "false alarms, measured", "hits, measured"],
      rows: tests.map(({ from, fpr, tpr, seen }) => [from, fpr, tpr, seen.fpr, seen.tpr]),
    },
    curveOf("Measured curve", roc),
    curveOf("Exact limit", curve),
    ...(gdp ? [curveOf("Gaussian curve", gdp.curve)] : []),
  ];
};
