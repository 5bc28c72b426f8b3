/**
 * You write three functions and export them.
 *
 *   open(budget)                a new book for a data set
 *   ask(book, question)         decides about a question, before its answer is drawn
 *   close(book, text, outcome)  says how a question that was granted ended
 *
 * The promise: the prices of all answers that are ever drawn add up to no more than the budget. The book is yours: whatever plain data you
 * return is handed back to you the next time. Nothing else remembers: a service keeps many books, and is started anew now and then.
 */

/**
 * An amount of epsilon, written out: digits, perhaps a point, and at most nine digits after it. "0.25", "3", "0.000000001". A budget is above
 * 0 and at most 1000000.
 */
export type Amount = string;

/** What somebody asks. Both texts come from outside: anything may be in them. */
export interface Question {
  /** The question in words. The same words are the same question; other words are another one. */
  readonly text: string;
  /**
   * What it may cost. Where an answer would have to be drawn, it is refused unless this is an Amount above 0 that still fits. Where the answer is
   * known, it is sent again, whatever stands here.
   */
  readonly epsilon: string;
}

/**
 * granted   the answer is going to be drawn, with fresh noise, and the price is paid
 * again     the same question was granted before, and its answer is, or is going to be, known: the same answer is sent again, for nothing
 * refused   no answer, and no price
 */
export type Verdict = "granted" | "again" | "refused";

/** How a granted question ended: with an answer (any number, NaN and Infinity too), or with an error while it was drawn (and then it may be asked anew, as a new question). */
export type Outcome = { readonly answer: number } | { readonly failed: true };

/** Plain data: numbers, big integers, texts, lists, objects. */
export type Book = unknown;

export type Open = (budget: Amount) => Book;
export type Ask = (book: Book, question: Question) => { readonly book: Book; readonly verdict: Verdict };
/** Called once for each granted question, at some time after it; others may have been asked meanwhile. */
export type Close = (book: Book, text: string, outcome: Outcome) => Book;
