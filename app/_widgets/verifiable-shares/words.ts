/** What messages, refusals and dealers are called, and how points and scalars are drawn. */
import type { Card, ResultOf } from "../../../lib/experiments/index.ts";
import type { Line } from "../../../workers/tape.ts";
import type { PartyView } from "../face.ts";
import { crowd } from "../parties.ts";
import type { Round } from "../Rounds.tsx";

export type Result = ResultOf<Card<"verifiable-shares">>;
export const { nameOf, markOf, classOf, listOf, named } = crowd(1);

const CLAUSES: Readonly<Record<string, string>> = {
  generator: "the dealer's own H, to each party",
  commitments: "what binds the dealer: meant to be the same for all",
  share: "to each party its own, and to nobody else",
  report: "from each party to all: a hash of the commitments it was sent, and whether its share fits them",
  answers: "from the dealer to all: the shares of those who complained",
  compared: "from each party to all: a hash of the answers, so that all decide alike",
};

/** The kinds of messages there are, in the order of their rounds. */
export const roundsOf = (lines: readonly Line[]): Round[] =>
  Object.entries(CLAUSES)
    .map(([tag, clause]) => ({ tag, clause, lines: lines.filter((line) => line.tag === tag) }))
    .filter(({ lines: all }) => all.length > 0);

export const REFUSALS: Readonly<Record<string, string>> = {
  "boards-differ": "not all parties were sent the same commitments",
  "wrong-length": "there are more commitments than the threshold",
  "too-many-complaints": "as many complained as it takes to open the secret",
  "false-answer": "what the dealer published does not fit its commitments",
  "answers-differ": "not all parties were sent the same answers",
};

export const short = (hex: string): string => `${hex.slice(0, 8)}…`;
const hexOf = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

const SESSION = 16;
const POINT = 32;

/** The commitments that a party was sent, from its own view: as many as the page has of the message, and how many there are. */
export function boardIn(view: PartyView | undefined): { readonly points: readonly string[]; readonly count: number } | undefined {
  const message = view?.received.find(({ tag }) => tag === "commitments");
  if (!message) return undefined;
  const whole = Math.floor((message.bytes.length - SESSION) / POINT);
  const points = Array.from({ length: whole }, (_, k) => hexOf(message.bytes.subarray(SESSION + k * POINT, SESSION + (k + 1) * POINT)));
  return { points, count: (message.length - SESSION) / POINT };
}

/** The share a party was sent, from its own view. */
export function shareIn(view: PartyView | undefined): readonly string[] {
  const message = view?.received.find(({ tag }) => tag === "share");
  const body = message?.bytes.subarray(SESSION);
  if (!body) return [];
  return Array.from({ length: body.length / POINT }, (_, i) => hexOf(body.subarray(i * POINT, (i + 1) * POINT)));
}
