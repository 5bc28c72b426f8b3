// The few words around what was found, with the words that were found marked. No imports but the search's own reading of words: this file
// goes to the browser.
import { termOf, wordsIn } from "./search-terms.ts";

export interface Piece {
  readonly text: string;
  readonly found: boolean;
}

interface Word {
  readonly from: number;
  readonly to: number;
  readonly found: boolean;
}

/** The stretch of about `length` characters that has most of the found terms; of equals the first. */
export function snippet(text: string, terms: ReadonlySet<string>, length = 180): Piece[] {
  const words = Array.from(wordsIn(text), (match): Word => {
    const from = match.index;
    return { from, to: from + match[0].length, found: terms.has(termOf(match[0])) };
  });
  const hits = words.filter(({ found }) => found);
  const first = best(hits, length);
  const middle = first === undefined ? 0 : first.from - Math.floor(length / 4);
  const start = words.find(({ from }) => from >= Math.min(middle, text.length - length))?.from ?? 0;
  const from = start <= (words[0]?.from ?? 0) ? 0 : start;
  const to = words.filter((word) => word.to <= from + length).at(-1)?.to ?? text.length;
  const end = to >= (words.at(-1)?.to ?? 0) ? text.length : to;
  return [
    ...(from > 0 ? [{ text: "… ", found: false }] : []),
    ...cut(text, hits, from, end),
    ...(end < text.length ? [{ text: " …", found: false }] : []),
  ];
}

/** The hit from which a stretch holds most hits. */
function best(hits: readonly Word[], length: number): Word | undefined {
  let most = 0;
  let found: Word | undefined;
  for (const hit of hits) {
    const count = hits.filter(({ from, to }) => from >= hit.from && to <= hit.from + (length * 3) / 4).length;
    if (count > most) {
      most = count;
      found = hit;
    }
  }
  return found;
}

function cut(text: string, hits: readonly Word[], from: number, to: number): Piece[] {
  const pieces: Piece[] = [];
  let at = from;
  for (const hit of hits) {
    if (hit.from < from || hit.to > to) continue;
    if (hit.from > at) pieces.push({ text: text.slice(at, hit.from), found: false });
    pieces.push({ text: text.slice(hit.from, hit.to), found: true });
    at = hit.to;
  }
  if (at < to) pieces.push({ text: text.slice(at, to), found: false });
  return pieces;
}
