/**
 * What both protocols need of a party: its own list, what it will learn, and long work in chunks that report progress.
 */
import type { PartyLab } from "../protocol/index.ts";
import {
  type Brought,
  countsOf,
  type ListCounts,
  type ListItem,
  type Normalise,
  type ReadingRules,
  readList,
  WrongInput,
} from "../text/index.ts";

export interface PsiInput extends ReadingRules {
  readonly list: readonly string[] | Brought;
  readonly normalise: Normalise;
  readonly country?: string | undefined;
  readonly output: "intersection" | "size";
  readonly learns: "receiver" | "sender" | "both";
}

/** `type`: only a type alias is assignable to Json. */
export type PsiOutput = {
  /** How many items both hold; null for a party that does not learn. */
  size: number | null;
  /** The common items, as this party first spelled them, in the order of its own list. */
  intersection?: string[];
  /** How many items the other party's list has. Every one of these protocols tells this. */
  theirs: number;
  /** What became of this party's own lines. */
  list: ListCounts;
  /** Which engine computed this party's side, where there is a choice. It passed its self-test. */
  engine?: string;
  /** What a sender with two keys learned beyond the protocol: how many matches stand in either half (see cheats.ts). */
  halves?: [number, number];
  /** The same, summed: the matches that it can place. */
  located?: number;
  /** What a curious receiver of a size keeps: place by place the item it sent, and whether what came back there is a match. */
  places?: { sent: string; match: boolean }[];
};

/** The largest list, one's own or a peer's: what a peer announces decides how much memory is set aside. */
export const LONGEST_LIST = 1_000_000;

export interface OwnList {
  readonly items: readonly ListItem[];
  readonly counts: ListCounts;
}

/** Before anything is computed or sent: the peer would refuse it, much later. */
export function checkLength(length: number): void {
  if (length > LONGEST_LIST) throw new WrongInput(`This list has ${length} different items; at most ${LONGEST_LIST} can be compared.`);
}

export async function ownList(
  { list, normalise, country }: Pick<PsiInput, "list" | "normalise" | "country">,
  lab: PartyLab,
): Promise<OwnList> {
  await lab.progress(0, "reading its list");
  const reading = await readList(list, { normalise, country });
  checkLength(reading.items.length);
  return { items: reading.items, counts: countsOf(reading) };
}

/** Items per message: so few that the peer starts early and a stop is heard soon, so many that messages cost nothing. */
export const CHUNK = 64;

export interface Meter {
  /** So much work has become known. */
  expect(work: number): void;
  /** So much is done. Await it: it lets messages in, and throws when the run was stopped. */
  did(work: number, note: string): Promise<void>;
}

export function meter(lab: PartyLab): Meter {
  let expected = 0;
  let done = 0;
  return {
    expect(work) {
      expected += work;
    },
    did(work, note) {
      done += work;
      return lab.progress(expected === 0 ? 0 : Math.min(1, done / expected), note);
    },
  };
}

/** Makes something of every item, chunk by chunk. */
export async function* inChunks<A, B>(
  items: readonly A[],
  make: (chunk: readonly A[]) => readonly B[],
  did: (count: number) => Promise<void> | undefined = () => undefined,
): AsyncGenerator<readonly B[]> {
  for (let at = 0; at < items.length; at += CHUNK) {
    const chunk = make(items.slice(at, at + CHUNK));
    yield chunk;
    await did(chunk.length);
  }
}
