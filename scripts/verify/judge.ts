/**
 * From a file of test vectors to a row for each case. A standard's file is `{ meta?, vectors: [{ id, topic, source?, data, expect? }] }`;
 * the wanted values stand in `data`, beside what they are computed from. A file of numbers is `{ meta?, cases: [...] }`: judge-case.ts.
 *
 *   ok          everything the topic compares is equal
 *   off         something is not: `got` and `want` have all of it, `note` names what differs
 *   uncovered   this program knows no such topic, or not this suite of it
 *   unreadable  the case lacks a field or has it in another form
 */
import * as v from "valibot";
import { families } from "./families.ts";
import { expandMessage, hashToCurve } from "./hashing.ts";
import { judgeCase } from "./judge-case.ts";
import { kat } from "./kat.ts";
import { oprf } from "./oprf.ts";
import { paillier } from "./paillier.ts";
import { ristretto, ristrettoNegative } from "./ristretto.ts";
import { shamirGf256, shamirPrime } from "./sharing.ts";
import type { Topic } from "./topic.ts";
import { feldman } from "./vss.ts";
import { why } from "./why.ts";

export const topics: readonly Topic[] = [
  oprf,
  ristretto,
  ristrettoNegative,
  expandMessage,
  hashToCurve,
  shamirPrime,
  shamirGf256,
  feldman,
  paillier,
  kat,
];

export type Status = "ok" | "off" | "uncovered" | "unreadable";

export interface Row {
  readonly file: string;
  readonly id: string;
  readonly topic: string;
  readonly status: Status;
  readonly got: Readonly<Record<string, string>> | null;
  readonly want: Readonly<Record<string, string>> | null;
  readonly tolerance: string | null;
  readonly note: string;
}

/** The file as a whole cannot be used: the call is wrong. */
export class NotVectors extends Error {}

/** Vectors of a standard, or numerical cases, whose topic is called a mechanism. */
const shape = v.union([v.object({ vectors: v.array(v.unknown()) }), v.object({ cases: v.array(v.unknown()) })]);
const entry = v.object({ id: v.string(), topic: v.string(), data: v.unknown() });
const numericalEntry = v.object({ id: v.string(), mechanism: v.string() });

export function judgeFile(file: string, text: string): Row[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    throw new NotVectors(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
  const read = v.safeParse(shape, parsed);
  if (!read.success) throw new NotVectors(`${file} has neither a list "vectors" nor a list "cases".`);
  const entries = "vectors" in read.output ? read.output.vectors : read.output.cases;
  return entries.map((given, i) => judge(file, given, i));
}

function judge(file: string, given: unknown, index: number): Row {
  const row = { file, id: `number ${index}`, topic: "", got: null, want: null, tolerance: null };
  const numerical = v.safeParse(numericalEntry, given);
  if (numerical.success && !v.is(entry, given)) {
    const named = { ...row, id: numerical.output.id, topic: numerical.output.mechanism };
    const family = families.find(({ mechanism }) => mechanism === named.topic);
    return family ? judgeCase(named, given, family) : { ...named, status: "uncovered", note: "no such mechanism here" };
  }
  const read = v.safeParse(entry, given);
  if (!read.success) {
    const id = typeof given === "object" && given !== null && "id" in given ? String(given.id) : row.id;
    return { ...row, id, status: "unreadable", note: "a case needs id and topic, which are text, and data" };
  }
  const { id, topic: name, data } = read.output;
  const named = { ...row, id, topic: name };
  const topic = topics.find((t) => t.topic === name);
  if (!topic) return { ...named, status: "uncovered", note: "no such topic here" };
  try {
    const compared = topic.check(data, id);
    if (!compared) return { ...named, status: "uncovered", note: `covered: ${topic.covers}` };
    const off = compared.filter(({ got, want }) => got !== want).map(({ field }) => field);
    return {
      ...named,
      status: off.length > 0 ? "off" : "ok",
      got: Object.fromEntries(compared.map(({ field, got }) => [field, got])),
      want: Object.fromEntries(compared.map(({ field, want }) => [field, want])),
      tolerance: "exact",
      note: off.length > 0 ? `differs: ${off.join(", ")}` : "",
    };
  } catch (error) {
    if (error instanceof v.ValiError) return { ...named, status: "unreadable", note: why(error.issues, "data") };
    // Readable, and the computation refuses it: an honest implementation of the standard cannot arrive at these values.
    return {
      ...named,
      status: "off",
      got: { computation: "refused" },
      want: { computation: "done" },
      tolerance: "exact",
      note: error instanceof Error ? error.message : String(error),
    };
  }
}

/** House rules: 1 where a case is off or cannot be read, 4 where `--all` was asked for and a case is uncovered. */
export function exitCode(rows: readonly Row[], all: boolean): 0 | 1 | 4 {
  if (rows.some(({ status }) => status === "off" || status === "unreadable")) return 1;
  return all && rows.some(({ status }) => status === "uncovered") ? 4 : 0;
}

export function table(rows: readonly Row[]): string {
  const lines = rows.flatMap(({ status, id, topic, got, want, tolerance, note }) => {
    const line = [status.padEnd(10), id, topic, ...(tolerance ? [tolerance] : []), ...(note ? [note] : [])].join("  ");
    const differing = status === "off" ? Object.keys(want ?? {}).filter((field) => got?.[field] !== want?.[field]) : [];
    return [
      line,
      ...differing.flatMap((field) => [
        `           ${field}: got  ${got?.[field]}`,
        `           ${" ".repeat(field.length)}  want ${want?.[field]}`,
      ]),
    ];
  });
  const count = (wanted: Status) => rows.filter(({ status }) => status === wanted).length;
  const sum = (["ok", "off", "uncovered", "unreadable"] as const).map((status) => `${count(status)} ${status}`).join(", ");
  return `${[...lines, `${rows.length} cases: ${sum}`].join("\n")}\n`;
}

/** The public contract: what a file may contain and what becomes of it. Without functions, so that it is JSON. */
export const contract = {
  file: "{ meta?, vectors: [{ id: text, topic: text, data, source?, expect? }] }, or { meta?, cases: [{ id: text, mechanism: text, params, expect, tolerance, source? }] }",
  units:
    "bytes as hex of either case, with or without 0x; numbers in hex with 0x, or decimal where a topic says so; text as text; a topic's comparisons are exact; a mechanism's are as near as its case says: rel, abs (one of them is enough), exact, upperBound",
  row: {
    file: "text",
    id: "text",
    topic: "text",
    status: "ok | off | uncovered | unreadable",
    got: "by field, or null",
    want: "by field, or null",
    tolerance: '"exact", as "rel 1e-9", or null',
    note: "text",
  },
  exit: {
    0: "every covered case is ok",
    1: "a case is off or unreadable",
    2: "the call is wrong or a file cannot be read",
    4: "--all, and a case is uncovered",
  },
  topics: topics.map(({ check: _, ...about }) => about),
  mechanisms: families.map(({ compute: _, ...about }) => about),
};
