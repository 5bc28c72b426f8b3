/**
 * The service around the learner's gatekeeper, and an honest book beside it: every question goes through here, and what was decided is compared
 * with what had to be. Knows: what was asked and decided, and the rules. It never sees the learner's book.
 */
import type { Learner, Plain, Shown } from "../exercise.ts";
import { named, WrongAnswer } from "../judging.ts";
import type { Outcome, Question, Verdict } from "./api.ts";

const NANO = 1_000_000_000n;
const VERDICTS: readonly Verdict[] = ["granted", "again", "refused"];

/** Billionths; undefined where a text is no amount. */
export function billionths(amount: string): bigint | undefined {
  const parts = /^([0-9]{1,7})(?:\.([0-9]{1,9}))?$/.exec(amount);
  return parts ? BigInt(parts[1] as string) * NANO + BigInt((parts[2] ?? "").padEnd(9, "0")) : undefined;
}

export function amountOf(nano: bigint): string {
  const rest = (nano % NANO).toString().padStart(9, "0").replace(/0+$/, "");
  return `${nano / NANO}${rest && `.${rest}`}`;
}

export interface Line extends Question {
  readonly verdict: Verdict;
  /** What had to be decided. */
  readonly right: Verdict;
}

/** How a wrong decision is told: after the question it was about, with what was spent by then. */
export type Telling = (line: Line, spent: bigint) => string | undefined;

export class Service {
  readonly lines: Line[] = [];
  /** What was granted, whether or not it was right. */
  drawn = 0n;
  private spent = 0n;
  private readonly known = new Set<string>();
  private book: Plain = undefined;

  private constructor(
    private readonly learner: Learner,
    readonly budget: string,
    private readonly total: bigint,
  ) {}

  static async opened(learner: Learner, budget: string): Promise<Service> {
    const service = new Service(learner, budget, billionths(budget) as bigint);
    service.book = (await learner.call("open", [budget])) as Plain;
    return service;
  }

  /** Asks; the decision, right or wrong, stands in `lines`. */
  async ask(question: Question): Promise<Line> {
    const answer = await this.learner.call("ask", [this.book, { ...question }]);
    const { book, verdict } = decisionOf(answer, question);
    this.book = book;
    const price = billionths(question.epsilon);
    const fits = price !== undefined && price > 0n && this.spent + price <= this.total;
    const line: Line = { ...question, verdict, right: this.known.has(question.text) ? "again" : fits ? "granted" : "refused" };
    this.lines.push(line);
    if (verdict === "granted") {
      this.drawn += price ?? 0n;
      this.known.add(question.text);
      if (price !== undefined && price > 0n) this.spent += price;
    }
    return line;
  }

  async close(text: string, outcome: Outcome): Promise<void> {
    this.book = (await this.learner.call("close", [this.book, text, { ...outcome }])) as Plain;
    if ("failed" in outcome) this.known.delete(text);
  }

  /** Asks, and if it was granted ends it with this answer. */
  async answered(question: Question, answer = 43): Promise<Line> {
    const line = await this.ask(question);
    if (line.verdict === "granted") await this.close(question.text, { answer });
    return line;
  }

  /** More was drawn than the budget allows. */
  get overdrawn(): boolean {
    return this.drawn > this.total;
  }

  /** The last lines, as a table. */
  shown(most = 8): Shown {
    return {
      head: ["asked", "epsilon", "your verdict", "right"],
      rows: this.lines.slice(-most).map(({ text, epsilon, verdict, right }) => [short(text), short(epsilon), verdict, right]),
    };
  }
}

const short = (text: string) => (text.length > 24 ? `${text.slice(0, 23)}…` : text);

function decisionOf(answer: unknown, { text, epsilon }: Question): { book: Plain; verdict: Verdict } {
  const asked = `ask(book, { text: “${short(text)}”, epsilon: “${short(epsilon)}” })`;
  if (typeof answer !== "object" || answer === null || Array.isArray(answer) || !("verdict" in answer) || !("book" in answer)) {
    throw new WrongAnswer(`${asked} should return an object with book and verdict; it returned ${named(answer)}.`);
  }
  const { book, verdict } = answer as { book: Plain; verdict: unknown };
  if (!VERDICTS.includes(verdict as Verdict)) {
    throw new WrongAnswer(`${asked} should decide granted, again or refused; it decided ${named(verdict)}.`);
  }
  return { book, verdict: verdict as Verdict };
}
