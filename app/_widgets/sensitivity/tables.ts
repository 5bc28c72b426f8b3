/** The values of the figure as tables. */
import { allowedOf100, leaks, rightOf100 } from "../../../lib/experiments/sensitivity.verdicts.ts";
import type { Face } from "../face.ts";
import { inHundred, whole } from "../hundredths.ts";

export const tables: Face<"sensitivity">["tables"] = ({ result }) => {
  const { declared, largest, best, expected, epsilon } = result;
  const sources = [
    ["declared", declared],
    ["largest gift", largest],
  ] as const;
  return [
    {
      caption: "What the bound costs, in euros",
      head: ["what", "value"],
      rows: [
        ["bound", result.bound],
        ["taken from", result.boundFrom === "declared" ? "a declaration" : "the largest gift"],
        ["gifts", result.gifts.length],
        ["gifts above the bound", result.clipped],
        ["cut off in all (bias)", result.bias],
        ["scale of the noise", result.scale],
        ["noise, mean size", expected.noise],
        ["answers off by, measured mean", result.error],
        ["answers off by, exact mean", expected.error],
        ["sum of all gifts", result.total],
        ["the newcomer gives", result.newcomer],
        ["the newcomer moves the published sum by", result.moved],
        ["one person can move the plain sum by", result.trueSensitivity],
        ["cheapest bound for these gifts", best.bound],
        ["off by, at the cheapest bound", best.error],
        ["gifts above the cheapest bound", best.above],
      ],
    },
    {
      caption: `Two worlds, without and with the newcomer; ε = ${epsilon} allows ${inHundred(allowedOf100(epsilon))} of 100`,
      head: [
        "bound from",
        "bound",
        "bound with",
        "sum",
        "sum with",
        "noise scale",
        "scale with",
        "right of 100",
        "at least",
        "at most",
        "AUC",
        "ε at least",
        "verdict",
      ],
      rows: sources.map(([name, two]) => [
        name,
        ...two.bounds,
        ...two.sums,
        ...two.scales,
        ...[two.advantage.measured, two.advantage.low, two.advantage.high].map(rightOf100),
        two.auc.measured,
        two.epsilonAtLeast,
        leaks(two, epsilon) ? "leaks" : "within epsilon",
      ]),
    },
    {
      caption: "What other bounds cost",
      head: ["bound", "cut off", "noise", "answers off by"],
      rows: result.curve.map(({ bound, bias, noise, error }) => [bound, bias, noise, error]),
    },
    ...sources.map(([name, { bins }]) => ({
      caption: `Answers, bound from ${name === "declared" ? "a declaration" : "the largest gift"} (${whole(bins.width)} euros a row; the first and the last row hold all beyond)`,
      head: ["from", "without the newcomer", "with"],
      rows: bins.without.map((n, i) => [bins.from + i * bins.width, n, bins.with[i] as number]),
    })),
    {
      caption: "The gifts",
      head: ["given", "counted"],
      rows: [...result.gifts, result.newcomer].map((gift) => [gift, Math.min(gift, result.bound)]),
    },
  ];
};
