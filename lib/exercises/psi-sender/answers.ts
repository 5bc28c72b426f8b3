/** What came back from the learner's sender, checked before anybody computes with it. */
import { ristretto255 } from "@noble/curves/ed25519.js";
import { ELEMENT_BYTES, type Point } from "../../psi/element.ts";
import type { Learner } from "../exercise.ts";
import { fieldsOf, named, WrongAnswer } from "../judging.ts";

/** A point and its encoding in hex. */
export interface Entry {
  readonly point: Point;
  readonly id: string;
}

export interface Answer {
  readonly masked: readonly Entry[];
  readonly doubled: readonly Entry[];
}

export function entryOf(value: unknown, what: string): Entry {
  if (!(value instanceof Uint8Array)) throw new WrongAnswer(`${what} should be the 32 bytes of a point; it is ${named(value)}.`);
  if (value.length !== ELEMENT_BYTES) throw new WrongAnswer(`${what} should have 32 bytes; it has ${value.length}.`);
  let point: Point;
  try {
    point = ristretto255.Point.fromBytes(value);
  } catch {
    throw new WrongAnswer(`${what} is 32 bytes that are no point's encoding.`);
  }
  if (point.is0()) throw new WrongAnswer(`${what} is the identity: it is the same under every key, and hides nothing.`);
  return { point, id: idOf(value) };
}

export const idOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

function entriesOf(value: unknown, what: string, length: number, why: string): Entry[] {
  if (!Array.isArray(value)) throw new WrongAnswer(`${what} should be a list of encoded points; it is ${named(value)}.`);
  if (value.length !== length) throw new WrongAnswer(`${what} has ${value.length} entries and should have ${length}: ${why}.`);
  return value.map((entry, i) => entryOf(entry, `Entry ${i} of ${what}`));
}

/** One run of the learner's sender. Its answer has one entry for each distinct item, and one for each point received. */
export async function runSender(learner: Learner, items: readonly string[], blinded: readonly Uint8Array[]): Promise<Answer> {
  return answerOf(await learner.call("senderStep", [items, blinded]), items, blinded.length);
}

export function answerOf(answer: unknown, items: readonly string[], received: number): Answer {
  const { masked, doubled } = fieldsOf(answer, "What senderStep returned", ["masked", "doubled"]);
  const distinct = new Set(items).size;
  return {
    masked: entriesOf(masked, "masked", distinct, distinct === items.length ? "one for each of your items" : "one for each item, once"),
    doubled: entriesOf(doubled, "doubled", received, "one for each point received"),
  };
}

/** The learner's map for each of these items. */
export async function pointsOf(learner: Learner, items: readonly string[]): Promise<Entry[]> {
  const answers = await learner.callMany(
    "toPoint",
    items.map((item) => [item]),
  );
  return answers.map((answer, i) => entryOf(answer, `toPoint("${items[i]}")`));
}
