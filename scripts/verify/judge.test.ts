/** A case comes out ok only when everything is equal: each field of each topic, tampered with, makes it off. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { exitCode, judgeFile, NotVectors, type Row, topics } from "./judge.ts";

interface Case {
  readonly id: string;
  readonly topic: string;
  readonly data: Record<string, unknown>;
}
const cases = ["rfc9497", "rfc9496", "rfc9380"].flatMap(
  (name) =>
    (JSON.parse(readFileSync(new URL(`../../lib/psi/vectors/${name}.json`, import.meta.url), "utf8")) as { vectors: Case[] }).vectors,
);
const judged = (...vectors: unknown[]) => judgeFile("x.json", JSON.stringify({ vectors }));
const only = (given: unknown): Row => judged(given)[0] as Row;

it("finds the standards' own numbers ok, in every topic", () => {
  const rows = judged(...cases);
  expect(rows.filter(({ status }) => status !== "ok")).toEqual([]);
  expect(rows).toHaveLength(57);
  expect(new Set(rows.map(({ topic }) => topic))).toEqual(new Set(topics.map(({ topic }) => topic)));
});

/** The last hex digit before the end or a comma, changed. */
const nudged = (value: unknown): unknown => {
  if (typeof value === "string") return value.replace(/[0-9a-f](?=,|$)/, (digit) => (Number.parseInt(digit, 16) ^ 1).toString(16));
  if (Array.isArray(value)) return value.map((v, i) => (i === 0 ? nudged(v) : v));
  return Object.fromEntries(Object.entries(value as object).map(([k, v], i) => [k, i === 0 ? nudged(v) : v]));
};

describe("a tampered value is off", () => {
  const last = (topic: string, id: RegExp) => cases.find((c) => c.topic === topic && id.test(c.id)) as Case;
  it.each(["Output", "BlindedElement", "EvaluationElement", "Proof", "Blind", "Info"])("oprf: %s", (field) => {
    for (const id of [/ristretto255.*POPRF/, /P256.*POPRF-2/]) {
      const { data, ...about } = last("oprf", id);
      const vector = data["vector"] as Record<string, unknown>;
      const row = only({ ...about, data: { ...data, vector: { ...vector, [field]: nudged(vector[field]) } } });
      expect(row, field).toMatchObject({ status: "off" });
      expect(row.note).not.toBe("");
    }
  });
  it.each(["skSm", "pkSm", "seed", "keyInfo"])("oprf: %s", (field) => {
    const { data, ...about } = last("oprf", /P256.*VOPRF-1/);
    const context = data["context"] as Record<string, unknown>;
    expect(only({ ...about, data: { ...data, context: { ...context, [field]: nudged(context[field]) } } }).status).toBe("off");
  });
  it.each([
    ["ristretto255", /multiple-4/, "encoding"],
    ["ristretto255", /noncanonical-uniform-0/, "uniform"],
    ["expand-message", /SHA512_38-4/, "uniform_bytes"],
    ["hash-to-curve", /P256.*-1/, "P"],
    ["hash-to-curve", /P384.*-1/, "Q0"],
    ["hash-to-curve", /P256.*-0/, "Q1"],
    ["hash-to-curve", /P256.*-2/, "u"],
  ] as const)("%s %s %s", (topic, id, field) => {
    const { data, ...about } = last(topic, id);
    expect(only({ ...about, data: { ...data, [field]: nudged(data[field]) } }).status).toBe("off");
  });
  it("an encoding that is valid does not pass as invalid", () => {
    const { encoding } = last("ristretto255", /multiple-2/).data;
    expect(only({ id: "n", topic: "ristretto255-negative", data: { encoding } })).toMatchObject({
      status: "off",
      want: { decoding: "refused" },
    });
  });
});

it("says uncovered of other topics and suites", () => {
  expect(only({ id: "a", topic: "paillier", data: {} }).status).toBe("uncovered");
  expect(only({ id: "a", topic: "constructor", data: {} }).status).toBe("uncovered");
  const { data, ...about } = cases.find(({ topic }) => topic === "oprf") as Case;
  expect(only({ ...about, data: { ...data, context: { ...(data["context"] as object), identifier: "P521-SHA512" } } }).status).toBe(
    "uncovered",
  );
  expect(
    only({ id: "a", topic: "expand-message", data: { DST: "", hash: "toString", msg: "", len_in_bytes: "0x20", uniform_bytes: "" } })
      .status,
  ).toBe("uncovered");
  expect(judgeFile("x.json", '{"cases":[{"id":"O1","mechanism":"laplace","params":{}}]}')[0]).toMatchObject({
    id: "O1",
    topic: "laplace",
    status: "uncovered",
  });
});

it("says unreadable of a malformed case, with the place", () => {
  for (const given of [null, 5, {}, { id: "a" }, { id: "a", topic: "oprf" }]) expect(only(given).status).toBe("unreadable");
  const oprf = cases.find(({ id }) => /P256.*VOPRF-0/.test(id)) as Case;
  const vector = oprf.data["vector"] as Record<string, unknown>;
  const changed = (change: Record<string, unknown>) => only({ ...oprf, data: { ...oprf.data, vector: { ...vector, ...change } } });
  expect(changed({ Output: "xyz" })).toMatchObject({ status: "unreadable", note: expect.stringContaining("data.vector.Output") });
  expect(changed({ Proof: undefined })).toMatchObject({ status: "unreadable" });
  expect(changed({ Blind: "00,00" })).toMatchObject({ status: "unreadable", note: expect.stringContaining("differ in length") });
  expect(only({ id: "a", topic: "ristretto255", data: { encoding: "00" } }).status).toBe("unreadable");
});

it("refuses what is not a file of vectors", () => {
  for (const text of ["", "[", "[]", "{}", '{"vectors":5}']) expect(() => judgeFile("x.json", text)).toThrow(NotVectors);
});

it("ends with the house's codes", () => {
  const row = (status: Row["status"]) => ({ status }) as Row;
  expect(exitCode([row("ok"), row("uncovered")], false)).toBe(0);
  expect(exitCode([row("ok"), row("uncovered")], true)).toBe(4);
  expect(exitCode([row("off"), row("uncovered")], true)).toBe(1);
  expect(exitCode([row("unreadable")], false)).toBe(1);
  expect(exitCode([], true)).toBe(0);
});
