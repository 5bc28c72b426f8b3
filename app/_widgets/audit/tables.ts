/** The values of the figure as tables. */
import { luck, refuted } from "../../../lib/experiments/audit.verdicts.ts";
import type { Face } from "../face.ts";
import { percent, WAY } from "./shapes.ts";

export const tables: Face<"audit">["tables"] = ({ result }) => {
  const { bounds, claim, worlds, outputs, confidence, way, needed, exact, oneRun } = result;
  return [
    {
      caption: `The audit, at ${percent(confidence)} confidence`,
      head: ["what", "value"],
      rows: [
        ["claimed epsilon", claim.epsilon],
        ["claimed delta", claim.delta],
        ["epsilon is at least", result.epsilonLowerBound],
        ["verdict", way === "afterwards" ? "void: chosen after looking" : refuted(result) ? "refuted" : "not refuted"],
        ["only the event chosen afterwards says more than is claimed", luck(result) ? "yes" : "no"],
        ["exact log-ratio of the event fixed beforehand", exact ?? "not known"],
        ["runs in each world that show more than the claim, about", needed ?? "none known"],
        ["runs in each world", result.runs],
        ...(oneRun === null
          ? []
          : [
              ["one run: guesses", oneRun.guesses],
              ["one run: right", oneRun.correct],
              ["one run: epsilon is at least", oneRun.epsilon],
            ]),
      ],
    },
    {
      caption: "When the event was chosen",
      head: [
        "chosen",
        "event",
        `hits: ${worlds[0]}`,
        "of",
        "at least",
        "at most",
        `hits: ${worlds[1]}`,
        "of",
        "at least",
        "at most",
        "epsilon at least",
      ],
      rows: bounds.map(({ way: each, event, frequent, rare, epsilon }) => [
        WAY[each],
        event,
        ...[frequent, rare].flatMap(({ hits, tries, low, high }) => [hits, tries, low, high]),
        epsilon,
      ]),
    },
    {
      caption: "The bound after fewer runs",
      head: ["runs", "epsilon at least"],
      rows: result.road.map(({ runs, epsilon }) => [runs, epsilon]),
    },
    {
      caption: "Runs that show geometric noise with so much more than is claimed",
      head: ["more, in %", "runs in each world"],
      rows: result.power.map(({ excess, runs }) => [100 * excess, runs ?? "over ten million"]),
    },
    {
      caption: `Outputs: ${outputs.name} (the first and the last row hold all beyond)`,
      head: ["from", worlds[0], worlds[1]],
      rows: outputs.first.map((n, i) => [outputs.from + i * outputs.width, n, outputs.second[i] as number]),
    },
  ];
};
