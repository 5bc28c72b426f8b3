"use client";
// The search itself: the library and the index, both loaded when somebody first searches, and kept for the page's life.
import MiniSearch from "minisearch";
import { type Entry, INDEX_OPTIONS } from "../../lib/course/search-terms.ts";
import { type Piece, snippet } from "../../lib/course/snippet.ts";

export interface Hit {
  readonly address: string;
  readonly where: string;
  readonly title: readonly Piece[];
  readonly text: readonly Piece[];
}

export interface Found {
  readonly hits: readonly Hit[];
  /** how many there are, of which `hits` are the best */
  readonly count: number;
  /** nothing has all of the words: these have some of them */
  readonly loose: boolean;
}

export type Search = (query: string) => Found;

const MOST = 20;

export async function loadSearch(): Promise<Search> {
  const response = await fetch("/search.json");
  if (!response.ok) throw new Error(`/search.json: ${response.status}`);
  // in small steps, so that the page stays responsive while it is read
  const index = await MiniSearch.loadJSONAsync<Entry>(await response.text(), INDEX_OPTIONS);
  return (query) => {
    const all = index.search(query);
    const loose = all.length === 0 && query.trim().includes(" ");
    const results = loose ? index.search(query, { combineWith: "OR" }) : all;
    const hits = results.slice(0, MOST).map(({ id, terms, where, title, text }): Hit => {
      const found = new Set(terms);
      return { address: String(id), where: String(where), title: snippet(String(title), found, 500), text: snippet(String(text), found) };
    });
    return { hits, count: results.length, loose: loose && results.length > 0 };
  };
}
