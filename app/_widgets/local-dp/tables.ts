/** The values of the figure as tables. */
import type { Face } from "../face.ts";
import { nameOf, TRUSTED } from "./words.ts";

const bits = (report: readonly boolean[]) => report.map((bit) => (bit ? 1 : 0)).join("");

export const tables: Face<"local-dp">["tables"] = ({ result }) => {
  const { methods, truth, reports, curve, shuffle } = result;
  return [
    {
      caption: `Errors in people per option; ${result.people} people, ${result.options} options, ε = ${result.epsilon}`,
      head: ["method", "trusts", "bits sent", "ε of one report", "by the law", "measured", "in surveys", "this survey"],
      rows: methods.map((one) => [
        nameOf(one.method, result),
        TRUSTED[one.method],
        one.bits,
        one.reportEpsilon ?? "none: the truth is sent",
        one.expected,
        one.measured,
        one.repeats,
        one.error,
      ]),
    },
    {
      caption: "Estimates of this survey",
      head: ["option", "people who have it", ...methods.map(({ method }) => nameOf(method, result))],
      rows: truth.map((people, option) => [option + 1, people, ...methods.map(({ estimates }) => estimates[option] as number)]),
    },
    {
      caption: `What one person sends whose option is number ${reports.truth + 1}`,
      head: ["method", "report"],
      rows: [
        ["k-ary", `option ${reports.kary + 1}`],
        ["OUE", bits(reports.oue)],
        ["SUE", bits(reports.sue)],
        ["RAPPOR remembers, and does not send", bits(reports.remembered)],
        ["RAPPOR sends today", bits(reports.rappor)],
      ],
    },
    {
      caption: `Expected errors by number of options; k-ary and OUE cross at about ${Math.round(10 * result.crossing) / 10}`,
      head: ["options", "k-ary", "OUE", "SUE"],
      rows: curve.map(({ options, kary, oue, sue }) => [options, kary, oue, sue]),
    },
    {
      caption: `What a shuffler makes of a local ε, at δ = ${result.delta}; used here: ${result.localEpsilon}`,
      head: ["local ε", "shuffled, summed bound", "closed form"],
      rows: shuffle.map(({ local, central, closed }) => [local, central, closed ?? "does not hold"]),
    },
  ];
};
