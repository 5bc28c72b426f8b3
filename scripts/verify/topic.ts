/**
 * What a topic of test vectors is: which fields a case has, how they are recomputed, and what is compared. Everything here is
 * compared exactly. A topic says `undefined` to a case it does not cover (another suite, another hash).
 *
 * Trap: a check that compares only what it happens to find passes an empty file. Each topic names the fields it needs, and a
 * case without them is unreadable, not ok.
 */
import * as v from "valibot";

export interface Comparison {
  readonly field: string;
  readonly got: string;
  readonly want: string;
}

export interface Topic {
  readonly topic: string;
  readonly title: string;
  readonly standard: string;
  /** Names of data fields, with their encoding. The public contract of the command. */
  readonly fields: Readonly<Record<string, string>>;
  readonly covers: string;
  readonly compares: readonly string[];
  /** Throws a ValiError where the case is not readable. */
  check(data: unknown, id: string): readonly Comparison[] | undefined;
}

export const defineTopic = <S extends v.GenericSchema>(
  about: Omit<Topic, "check">,
  schema: S,
  compare: (data: v.InferOutput<S>) => readonly Comparison[] | undefined,
): Topic => ({ ...about, check: (data) => compare(v.parse(schema, data)) });

/** One of the course's own known answers. `name` is the middle of a case's id, `fields` says what the case has and what is compared. */
export interface KnownAnswer {
  readonly name: string;
  readonly fields: string;
  check(data: unknown): readonly Comparison[];
}

export const defineAnswer = <S extends v.GenericSchema>(
  name: string,
  fields: string,
  schema: S,
  compare: (data: v.InferOutput<S>) => readonly Comparison[],
): KnownAnswer => ({ name, fields, check: (data) => compare(v.parse(schema, data)) });

/** Bytes as hex, with or without 0x, of either case. */
export const hexField = v.pipe(
  v.string(),
  v.regex(/^(0x)?([0-9a-f]{2})*$/i, "is not bytes in hex"),
  v.transform((text) => text.replace(/^0x/i, "").toLowerCase()),
);
/** Several of them, joined by commas. */
export const hexList = v.pipe(
  v.string(),
  v.transform((text) => text.split(",")),
  v.array(hexField),
);
/** A number in hex. */
export const hexNumber = v.pipe(
  v.string(),
  v.regex(/^0x[0-9a-f]+$/i, "is not a number in hex"),
  v.transform((text) => BigInt(text)),
);
