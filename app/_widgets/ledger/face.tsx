"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** The face of the ledger: questions and answers, whether the next one fits, and what is out so far. */
import type { ReactNode } from "react";
import type { Result } from "../../../lib/experiments/ledger.result.ts";
import { ledger } from "../../../lib/experiments/ledger.ts";
import { adaptiveSpendsLess, budgetStands, foundAgain, questionRefused } from "../../../lib/experiments/ledger.verdicts.ts";
import type { Face, Shown, StageProps } from "../face.ts";
import { Live } from "../Live.tsx";
import { OwnDisclosure } from "../OwnDisclosure.tsx";
import { optionsOf } from "../options.ts";
import { Book } from "./Book.tsx";
import { Filter, Odometer } from "./Gauges.tsx";
import { tables } from "./tables.ts";
import { about, bandOf, lastOf, price, RULE, said } from "./words.ts";

type Id = "ledger";
type Done = Shown<Id> & { readonly result: Result };

function Stage({ result: done, frame, values }: StageProps<Id>): ReactNode {
  const result = done ?? frame;
  if (!result) return <p className="plate-wait">Nobody has asked anything yet.</p>;
  return (
    <div className="ask">
      <Book result={result} />
      <div className="gauges">
        <Filter result={result} />
        <Odometer result={result} delta={values.delta} />
      </div>
    </div>
  );
}

function sentence({ result, values }: Done): ReactNode {
  const { budget } = result.ledger;
  const last = lastOf(result);
  return (
    <>
      {last?.answer && (
        <>
          {last.question}: <Live>{said(last.answer)}</Live> ({bandOf(last.answer)}){" "}
          {last.outcome === "book" ? "stood in the book already, and costs nothing again." : `for ε = ${price(last.epsilon)}.`}{" "}
        </>
      )}
      {questionRefused(result) && (
        <>
          The ledger <b>refused</b> {result.refused === 1 ? "1 question" : `${result.refused} questions`}.{" "}
        </>
      )}
      {result.answered === 1 ? "1 answer stands" : `${result.answered} answers stand`} in the ledger and{" "}
      {result.answered === 1 ? "costs" : "cost"} <Live>{price(result.filter[budget.rule].spent.epsilon)}</Live> of {price(budget.epsilon)}{" "}
      by the {RULE[budget.rule]}
      {result.answered > 0 && (
        <>
          ; the {RULE[budget.rule === "sum" ? "fully-adaptive" : "sum"]} would charge{" "}
          {adaptiveSpendsLess(result) === (budget.rule === "sum") ? "less" : "more"}
        </>
      )}
      .{foundAgain(result) && " This table’s ledger was there already: nothing that stood in it was charged again."}
      {budgetStands(result, values) && (
        <>
          {" "}
          Its budget, {price(budget.epsilon)} by the {RULE[budget.rule]}, was fixed by the first answer and stays; what you set now is for
          another table.
        </>
      )}
    </>
  );
}

/** What is declared, as the controls need it: names of columns with numbers, and groups by column. */
function declared(columns: string) {
  const parts = columns.split(";").map((part) => part.trim().split(/\s+/));
  const numbers = parts.flatMap(([name = "", about = ""]) => (/^-?\d+\.\.-?\d+$/.test(about) ? [name] : []));
  const groups = parts.flatMap(([name = "", ...about]) => {
    const list = about.join(" ").split("|");
    return list.length > 1 ? [{ name, list: list.map((group) => group.trim()) }] : [];
  });
  return { numbers, groups };
}

const options = optionsOf<Id>((name, { ask, columns }) => {
  const { numbers, groups } = declared(columns);
  if (name === "column" && ask !== "count") {
    const names = ask === "histogram" ? groups.map((column) => column.name) : numbers;
    return names.length > 0 ? Object.fromEntries(names.map((each) => [each, each])) : undefined;
  }
  if (name !== "where") return undefined;
  const among = groups.flatMap((column) => column.list.map((group) => `${column.name}=${group}`));
  return Object.fromEntries([["", "all people"], ...among.map((each) => [each, each.replace("=", ": ")])]);
});

/** The mean size of geometric noise at this price, for a count: 2q / (1 - q^2). */
const countOff = (epsilon: number): number => (-2 * Math.exp(-epsilon)) / Math.expm1(-2 * epsilon);

export { Widget } from "#widget";

export const face: Face<Id> = {
  card: ledger,
  primary: ["ask", "column", "where", "epsilon"],
  relevant: ({ ask }) => Object.keys(ledger.params.fields).filter((name) => name !== "column" || ask !== "count"),
  Stage,
  sentence,
  tables,
  options,
  meaning: (name, value) => (name === "epsilon" ? `a count is off by ${about(countOff(value))} on average` : undefined),
  picture: async (shown) => (await import("./picture.ts")).picture(shown),
  Own: OwnDisclosure,
  own: {
    summary: "Use a table of your own",
    seeded: "This figure is seeded: anyone who knows the seed can work out the noise, and read your table’s answers without it.",
    load: async () => (await import("./OwnTable.tsx")).OwnTable,
  },
};
