/**
 * The curator: the one party that has the table. It gets questions and gives answers, each after the ledger has been charged; the table, its
 * truth and how many of its cells are no values stay here, unless the laboratory's eye is asked for.
 *
 * Under a seed everybody can work out the noise, so a seeded run is a rehearsal: its ledger begins empty and ends with the run.
 */
import { type Brought, type Lasting, memoryVault, type PartyLab, type Peers } from "../../protocol/index.ts";
import { epsilonAsNumber } from "../budget.ts";
import type { Budget } from "../filter.ts";
import { type Answer, type Answering, answering, priceOf } from "./answering.ts";
import { ask, type Book, look, type Outcome } from "./book.ts";
import { type Declaration, readDeclaration, spellDeclaration, WrongQuestion } from "./declaration.ts";
import { inventedTable } from "./invented.ts";
import { columnsOf, readQuestion, spellQuestion } from "./question.ts";
import { readTable } from "./rows.ts";
import type { Table } from "./table.ts";

export interface CuratorInput {
  readonly columns: string;
  /** A table that a person brought; without one, invented people. */
  readonly table?: Brought;
  readonly population: number;
  readonly people: number;
  readonly questions: readonly AskedText[];
  /** Taken by a table that was never asked anything. */
  readonly budget: Budget;
  /** Whether the truth is told as well. */
  readonly truth: boolean;
}

export interface AskedText {
  readonly text: string;
  readonly epsilon: number;
}

export interface Told {
  /** In its one spelling, or as it was typed where it is none. */
  readonly question: string;
  /** What it is charged; of what is no question, what was typed. */
  readonly epsilon: number;
  /** "book": asked before in the same list. */
  readonly outcome: Outcome["outcome"] | "wrong";
  /** Of an answer: drawn now, or found in the book. */
  readonly fresh?: boolean;
  readonly why?: string;
  readonly answer?: Answer;
  /** Of an answer that lies between declared bounds: which. */
  readonly bounds?: readonly [lower: number, upper: number];
  readonly truth?: Answer;
}

export interface CuratorOutput {
  readonly key: string;
  readonly lasting: Lasting;
  /** How many answers stood in the book before. */
  readonly found: number;
  readonly told: readonly Told[];
  /** As it stands afterwards. */
  readonly book: Book;
  readonly eye?: { readonly rows: number; readonly missing: number; readonly clamped: number };
}

export async function curator(_: Peers, input: CuratorInput, lab: PartyLab): Promise<CuratorOutput> {
  const declaration = readDeclaration(input.columns);
  const table = await tableOf(input, declaration, lab);
  const { key } = table;
  const vault = lab.rng.seeded ? memoryVault() : lab.vault;
  const { budget } = input;
  const found = (await look(vault, key, budget)).entries.length;
  const told: Told[] = [];
  for (const [i, asked] of input.questions.entries()) {
    await lab.progress(i / input.questions.length, "answering");
    const read = prepared(asked, declaration);
    if ("why" in read) {
      told.push({ question: asked.text, epsilon: asked.epsilon, outcome: "wrong", why: read.why });
      continue;
    }
    const { question, under, epsilon, mechanism, bounds } = read;
    const draw = (at: number) => mechanism.draw(table, lab.rng.fork(`answer/${at}`));
    const outcome = await ask(vault, key, budget, { question, under, epsilon, event: mechanism.event, draw });
    const again = told.some((line) => line.question === question && line.epsilon === epsilon && line.answer);
    told.push({
      question,
      epsilon,
      ...(outcome.outcome === "refused"
        ? outcome
        : { outcome: again ? "book" : "answered", answer: outcome.answer, fresh: outcome.outcome === "answered" }),
      ...(bounds && { bounds }),
      ...(input.truth && { truth: mechanism.truth(table) }),
    });
  }
  const book = await look(vault, key, budget);
  const { rows, missing, clamped } = table;
  return { key, lasting: await vault.lasting(), found, told, book, ...(input.truth && { eye: { rows, missing, clamped } }) };
}

async function tableOf({ table, population, people }: CuratorInput, declaration: Declaration, lab: PartyLab): Promise<Table> {
  if (!table) return inventedTable(declaration, population, people);
  return readTable(table, declaration, (fraction) => lab.progress(fraction, "reading the table"));
}

export interface Prepared {
  readonly question: string;
  /** What was declared of the columns that it is about. */
  readonly under: string;
  /** What it is charged: the price, in whole billionths. */
  readonly epsilon: number;
  readonly mechanism: Answering;
  readonly bounds: readonly [lower: number, upper: number] | undefined;
}

/** The question and its mechanism, or why it is none. */
export function prepared({ text, epsilon: price }: AskedText, declaration: Declaration): Prepared | { readonly why: string } {
  try {
    const question = readQuestion(text, declaration);
    const bounded = question.ask !== "count" && question.ask !== "sum" && question.ask !== "histogram";
    const bounds = bounded ? ([question.column.lower, question.column.upper] as const) : undefined;
    const epsilon = priceOf(price);
    return {
      question: spellQuestion(question),
      under: spellDeclaration(columnsOf(question)),
      epsilon: epsilonAsNumber(epsilon),
      mechanism: answering(question, epsilon),
      bounds,
    };
  } catch (error) {
    if (error instanceof WrongQuestion) return { why: error.message };
    throw error;
  }
}
