/** The values of the figure as tables. */
import type { Face } from "../face.ts";
import { nameOf } from "./shapes.ts";

const KINDS = { bound: "bound", interval: "interval, upper end", estimate: "estimate, no bound" } as const;

export const tables: Face<"composition">["tables"] = ({ result, values }) => {
  const { spent, lines, unreadable, fits, atLeast, audit, at, laws, tail, events } = result;
  const rows = lines.map(({ id, name, kind, source, formula }) => [
    name,
    spent[id]?.epsilon ?? "none",
    KINDS[kind],
    fits[id] ?? "may not decide",
    formula,
    source,
  ]);
  return [
    {
      caption: `What ${result.granted} answers cost at delta ${values.delta}; ${result.refused} of the plan are refused`,
      head: ["accountant", "epsilon", "is a", `of ${values.answers} answers fit the budget`, "formula", "source"],
      rows: [...rows, ...unreadable.map(({ name, why }) => [name, "none", "cannot read this plan", 0, why, ""])],
    },
    {
      caption: "Loss distribution, and the audit",
      head: ["what", "value"],
      rows: [
        ["epsilon is not below (loss distribution)", atLeast],
        ["epsilon is at least (audit)", audit.epsilonLowerBound],
        ["confidence of the audit, at all numbers of answers together", audit.confidence],
        ["confidence of the audit at each of them alone", audit.confidenceOfEach],
        ["games in each world", audit.games],
        ["event: score", `${audit.side} ${audit.cut}`],
        ["event, where frequent", `${audit.frequent.hits} of ${audit.frequent.tries}`],
        ["event, where rare", `${audit.rare.hits} of ${audit.rare.tries}`],
        ["probability beyond epsilon", tail.mass],
        ["of which counts", tail.delta],
      ],
    },
    {
      caption: "The events that were granted",
      head: ["event", "on a sample of rate", "times"],
      rows: events.map(({ event, rate, times }) => [
        Object.entries(event)
          .map(([name, value]) => (name === "kind" ? String(value) : `${name} ${value}`))
          .join(", "),
        rate,
        times,
      ]),
    },
    {
      caption: "Epsilon after so many answers",
      head: ["answers", ...lines.map(({ id }) => nameOf(id)), "loss distribution, lower end", "audit, at least"],
      rows: at.map((k, i) => [
        k,
        ...lines.map(({ epsilons }) => epsilons[i] ?? "none"),
        lines.find(({ id }) => id === "pld")?.atLeast?.[i] ?? "none",
        audit.points[i] ?? "not played",
      ]),
    },
    {
      caption: "Probability of each privacy loss, in bins",
      head: ["loss from", ...laws.rows.map(({ answers }) => `after ${answers}`)],
      rows: Array.from({ length: laws.rows[0]?.masses.length ?? 0 }, (_, i) => [
        Number((laws.from + i * laws.width).toPrecision(6)),
        ...laws.rows.map(({ masses }) => masses[i] as number),
      ]),
    },
    {
      caption: "The tail, in bins",
      head: ["loss from", "probability", "what counts towards delta"],
      rows: tail.masses.map((mass, i) => [Number((tail.from + i * tail.width).toPrecision(6)), mass, tail.counted[i] as number]),
    },
  ];
};
