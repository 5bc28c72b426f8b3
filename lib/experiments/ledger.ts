/** A private table that answers through a budget only: the card. Table, questions and the ledger are in lib/dp/curator. */
import type { CuratorOutput } from "../dp/index.ts";
import { choice, defineParams, flag, integer, number, text, type Values } from "../schema/index.ts";
import { defineExperiment } from "./experiment.ts";
import type { Result } from "./ledger.result.ts";

/** What a question can ask for. */
export const ASKS = ["count", "sum", "mean", "median", "p10", "p90", "histogram"] as const;
export const RULES = ["sum", "fully-adaptive"] as const;
/** The columns of the invented table, as a person declares those of a table of their own. */
export const INVENTED = "age 18..70; salary 20..120; team sales|research|support|office; remote yes|no";
const LONGEST = 4000;
/** The most questions in one run. */
export const MOST = 100;

export const params = defineParams({
  ask: choice({
    label: "Next question",
    help: "What the next question asks for. p10 and p90: the values below which a tenth, and nine tenths, of the people are.",
    choices: ASKS,
    names: {
      count: "how many people",
      median: "median",
      p10: "lowest tenth ends at",
      p90: "highest tenth begins at",
      histogram: "count by group",
    },
    default: "mean",
  }),
  column: text({
    label: "Of",
    help: "The column that is asked about, by its name. A question about how many people has none.",
    max: 40,
    default: "salary",
  }),
  where: text({
    label: "Among",
    help: "Which people: a group, as in team=sales. Empty: all of them.",
    max: 80,
    default: "team=sales",
  }),
  epsilon: number({
    label: "Price of the next question, ε",
    help: "What the next answer may tell at most about one person. It is charged before the answer is drawn.",
    default: 0.2,
    min: 0.001,
    max: 20,
    stops: [0.05, 0.1, 0.2, 0.5, 1],
  }),
  questions: text({
    label: "Questions asked so far",
    help: "In order, with semicolons between them, each with its price behind an @. The buttons write here; a link repeats it.",
    max: LONGEST,
    default: "count@0.1; histogram team@0.2; mean salary@0.2; median age@0.2; mean salary where team=research@0.2; count@0.1",
  }),
  budget: number({
    label: "Budget for all questions, ε",
    help: "It is fixed by the first question to a table. To set another one, take another table.",
    default: 1,
    min: 0.01,
    max: 20,
    stops: [0.5, 1, 2, 4, 8],
  }),
  rule: choice({
    label: "Rule of the budget",
    help: "How answers add up: by the sum of their prices, or by the fully adaptive rule, which needs the budget's δ. Fixed by the first question, too.",
    choices: RULES,
    names: { sum: "sum of prices", "fully-adaptive": "fully adaptive" },
    default: "sum",
  }),
  delta: number({
    label: "δ for all questions",
    help: "At which δ the accountants give their ε, and what the fully adaptive rule may spend of it.",
    default: 1e-6,
    min: 1e-12,
    max: 1e-3,
    stops: [1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3],
  }),
  population: integer({
    label: "Invented population, number",
    help: "Which invented people are in the table. The same number is the same people, and so has the same ledger.",
    default: 1,
    min: 1,
    max: 2 ** 31 - 1,
  }),
  people: integer({
    label: "Invented people",
    help: "How many of them there are.",
    default: 400,
    min: 0,
    max: 100_000,
  }),
  columns: text({
    label: "Declared columns",
    help: "Name and bounds (age 18..70), or name and groups (team sales|office), with semicolons between them. Declared before the table is read, never read off it.",
    max: LONGEST,
    default: INVENTED,
  }),
  truth: flag({
    label: "Show the truth",
    help: "The laboratory's eye: beside each answer what it would be without noise. Nobody who asks gets to see that.",
    default: false,
  }),
});

/** What a run leaves to the figure's next one: what the curator told, and to which questions about which table. */
export interface Memory {
  readonly of: string;
  /** How many answers this table's ledger had when the figure opened it. */
  readonly found: number;
  readonly told: CuratorOutput;
  /** What the accountants said, and of what. */
  readonly accounts: { readonly of: string; readonly spent: Result["spent"] } | undefined;
}

/** A question as the controls say it. */
export const composed = ({ ask, column, where }: { readonly ask: string; readonly column: string; readonly where: string }): string =>
  `${ask}${ask === "count" ? "" : ` ${column.trim()}`}${where.trim() === "" ? "" : ` where ${where.trim()}`}`;

/** One question more in the list. */
const withNext = (values: Values<typeof params>): string =>
  [...(values.questions.trim() === "" ? [] : [values.questions]), `${composed(values)}@${values.epsilon}`].join("; ");

export const ledger = defineExperiment<typeof params.fields, Result, Result, Memory>({
  id: "ledger",
  title: "A table that answers through a budget",
  summary:
    "Ask a private table one question after the other. A ledger charges each before it is answered, remembers it, and refuses what no longer fits.",
  params,
  inputs: { curator: "table" },
  version: 1,
  outcome: () => import("./ledger.result.ts"),
  verdicts: ["question-refused", "found-again", "adaptive-spends-less", "budget-stands"],
  acts: [
    {
      label: "Ask",
      // Before the first run has ended well there is nothing to add to: what was pressed then would be asked, and charged, all at once later.
      next: (values, done) => {
        if (done === undefined) return undefined;
        const questions = withNext(values);
        return questions.length <= LONGEST && questions.split(";").length <= MOST ? { questions } : undefined;
      },
    },
    { label: "New population", next: (_, done) => (done?.source === "invented" ? { population: done.nextPopulation } : undefined) },
  ],
  fresh: (done) => (done ? { population: done.nextPopulation } : {}),
  load: async () => (await import("./ledger.run.ts")).run,
});
