/** The values of the figure as tables. */
import { NEAR } from "../../../lib/experiments/differencing.ts";
import type { DataTable, Face } from "../face.ts";
import { REFUSALS } from "./shapes.ts";

export const tables: Face<"differencing">["tables"] = ({ result, values }) => {
  const { questions, divisor, estimate, salary, target, noise, again, blind, answers, salaries } = result;
  const all: DataTable[] = [
    {
      caption: "The questions",
      head: ["question", "people", "target in it", "factor", "outcome", "total in euros"],
      rows: questions.map(({ group, weight, refused, answer }, i) => [
        i + 1,
        group.length,
        group.includes(target - 1) ? "yes" : "no",
        weight,
        REFUSALS[refused],
        answer ?? "",
      ]),
    },
    {
      caption: "What the attacker works out",
      head: ["what", "value"],
      rows: [
        ["target", `employee ${target}`],
        ["answers times factors, divided by", divisor],
        ["worked out, in euros", estimate ?? "nothing: a question was refused"],
        ["the salary, in euros", salary],
        ["answers given", answers],
        ...(noise
          ? ([
              ["ε of one answer", noise.epsilon],
              ["ε of all answers", noise.spent],
              ["highest salary, declared", noise.highest],
              ["an answer is off by, mean, in euros", noise.off],
              ["that is, in percent of the first total", noise.offPercent],
            ] as const)
          : []),
      ],
    },
  ];
  if (again) {
    all.push(
      {
        caption: `The attack, ${again.tries} times anew`,
        head: ["what", "value"],
        rows: [
          [`within ${NEAR} euros of the salary`, again.near],
          ["their share", again.near / again.tries],
          ["99 % band, from", again.low],
          ["99 % band, to", again.high],
          ["share by the law of the noise", again.expected],
          ["share of guesses without answers", blind],
          ["off by, mean, in euros", again.off],
        ],
      },
      {
        caption: "Estimates (the first and the last row hold all beyond)",
        head: ["from euros", "estimates"],
        rows: again.bins.counts.map((n, i) => [again.bins.from + i * again.bins.width, n]),
      },
    );
  }
  all.push({
    caption: "The payroll, and who is in which question",
    head: ["employee", "salary", "questions"],
    rows: salaries.map((euros, i) => [
      i + 1,
      euros,
      questions.flatMap(({ group }, q) => (group.includes(i) ? [q + 1] : [])).join(" ") || (values.way === "grid" ? "none" : ""),
    ]),
  });
  return all;
};
