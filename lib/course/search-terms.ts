// How the search reads words: the same when the index is built (search.ts, Node) and when somebody types (the browser), or nothing would
// be found. No imports: this file goes to the browser.
import type { Options } from "minisearch";

export interface Entry {
  /** its address, which is also its id */
  readonly id: string;
  /** where it is: "Lesson 6, Private set intersection" */
  readonly where: string;
  readonly title: string;
  readonly text: string;
  /** found by these words as well; they are not shown */
  readonly also?: string;
}

/** A map, since an object also has what all objects have: "constructor" is a word of a lesson. */
const GREEK: ReadonlyMap<string, string> = new Map(
  Object.entries({
    α: "alpha",
    β: "beta",
    γ: "gamma",
    δ: "delta",
    ε: "epsilon",
    ϵ: "epsilon",
    λ: "lambda",
    μ: "mu",
    π: "pi",
    σ: "sigma",
  }),
);

/** A letter or a digit, and what may follow it in a word. */
const WORD = /[\p{L}\p{N}]+/gu;

export const wordsIn = (text: string): RegExpStringIterator<RegExpExecArray> => text.matchAll(WORD);

/** Lower case, without accents, Greek letters by name, without the plural's s: "Hashes" and "hash" begin alike, ε is epsilon. */
export function termOf(word: string): string {
  const folded = word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const named = GREEK.get(folded) ?? folded;
  return named.length > 3 && /[^su]s$/.test(named) ? named.slice(0, -1) : named;
}

const words = (text: string): string[] => Array.from(wordsIn(text), ([word]) => word);

/** DP-SGD, two-party. */
const COMPOUND = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)+/gu;

/** "dpsgd" finds DP-SGD: a compound is indexed by its parts and as one word. Who types the hyphen looks for the parts. */
const wordsAndCompounds = (text: string): string[] => [
  ...words(text),
  ...Array.from(text.matchAll(COMPOUND), ([compound]) => compound.replaceAll("-", "")),
];

export const INDEX_OPTIONS: Options<Entry> = {
  fields: ["title", "text", "also"],
  storeFields: ["where", "title", "text"],
  tokenize: wordsAndCompounds,
  processTerm: termOf,
  searchOptions: {
    tokenize: words,
    boost: { title: 4, also: 4 },
    prefix: (term) => term.length > 1,
    // one slip in a word of five letters or more
    fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    combineWith: "AND",
  },
};
