/** A case comes out ok only when everything is equal: each field of each topic, tampered with, makes it off. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { exitCode, judgeFile, NotVectors, type Row, topics } from "./judge.ts";

interface Case {
  readonly id: string;
  readonly topic: string;
  readonly data: Record<string, unknown>;
}
const vectorsOf = (file: string) =>
  (JSON.parse(readFileSync(new URL(`../../lib/${file}.json`, import.meta.url), "utf8")) as { vectors: Case[] }).vectors;
const standards = ["psi/vectors/rfc9497", "psi/vectors/rfc9496", "psi/vectors/rfc9380"].flatMap(vectorsOf);
const sharing = ["rfc9591", "slip39", "gf256", "course", "pedersen-course"].flatMap((name) => vectorsOf(`sharing/vectors/${name}`));
const sums = ["he/vectors/paillier", "psi/vectors/psi-sum-course"].flatMap(vectorsOf);
const cases = [...standards, ...sharing, ...sums];
const judged = (...vectors: unknown[]) => judgeFile("x.json", JSON.stringify({ vectors }));
const only = (given: unknown): Row => judged(given)[0] as Row;

it("finds the standards' own numbers ok, in every topic", () => {
  const rows = judged(...cases);
  expect(rows.filter(({ status }) => status !== "ok")).toEqual([]);
  expect(standards).toHaveLength(57);
  expect(sharing).toHaveLength(10);
  expect(sums).toHaveLength(3);
  expect(rows).toHaveLength(standards.length + sharing.length + sums.length);
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
    ["shamir-prime", /secp256k1/, "group_secret_key"],
    ["shamir-prime", /secp256k1/, "share_polynomial_coefficients"],
    ["shamir-prime", /secp256k1/, "order"],
    ["shamir-gf256", /slip39-4$/, "secret_at_x255"],
    ["kat", /shamir_fp61/, "secret"],
    ["kat", /shamir_fp61/, "coefficients"],
    ["kat", /shamir_fp61/, "lagrange_135"],
    ["kat", /shamir_gf256/, "secret"],
    ["kat", /shamir_gf256/, "coefficients"],
    ["shamir+feldman", /ristretto255/, "group_secret_key"],
    ["shamir+feldman", /ristretto255/, "group_public_key"],
    ["shamir+feldman", /ristretto255/, "share_polynomial_coefficients"],
    ["shamir+feldman", /ristretto255/, "feldman_commitments"],
    ["kat", /pedersen/, "H"],
    ["kat", /pedersen/, "a"],
    ["kat", /pedersen/, "b"],
    ["kat", /pedersen/, "commitments"],
    ...["a", "b", "V", "enc_r", "m1", "double_masked_sorted", "rerandomiser", "sum_ciphertext"].map(
      (field) => ["kat", /psi_sum_ion/, field] as const,
    ),
    ["paillier", /2048/, "n"],
  ] as const)("%s %s %s", (topic, id, field) => {
    const { data, ...about } = last(topic, id);
    expect(only({ ...about, data: { ...data, [field]: nudged(data[field]) } }).status).toBe("off");
  });
  it.each([
    ["shamir-prime", /secp256k1/, "participant_shares", ["identifier", "participant_share"]],
    ["shamir-gf256", /slip39-43/, "decoded_shares", ["x", "y"]],
    ["kat", /additive_z2_64/, "cases", ["x", "signed", "shares"]],
    ["kat", /additive_fp61/, "cases", ["x", "shares"]],
    ["kat", /shamir_fp61/, "shares", ["x", "y"]],
    ["kat", /shamir_gf256/, "shares", ["x", "y", "vault_format"]],
    ["shamir+feldman", /ristretto255/, "participant_shares", ["identifier", "participant_share"]],
    ["kat", /pedersen/, "shares", ["x", "s", "t"]],
  ] as const)("%s %s %s: %j", (topic, id, list, fields) => {
    const { data, ...about } = last(topic, id);
    const rows = data[list] as Record<string, unknown>[];
    for (const field of fields) {
      const changed = rows.map((row, i) => (i === 1 ? { ...row, [field]: typeof row[field] === "number" ? 77 : nudged(row[field]) } : row));
      expect(only({ ...about, data: { ...data, [list]: changed } }), field).toMatchObject({ status: "off" });
    }
  });
  it.each(["mult", "divide", "add"])("shamir-gf256 field facts: %s", (field) => {
    const { data, ...about } = last("shamir-gf256", /gf256-field-facts/);
    const [[a, b, c], ...others] = data[field] as [[number, number, number], ...unknown[]];
    const row = only({ ...about, data: { ...data, [field]: [[a, b, c ^ 1], ...others] } });
    expect(row).toMatchObject({ status: "off", note: `differs: ${field}` });
  });
  it("a bad share that is a good one", () => {
    const { data, ...about } = last("kat", /pedersen/);
    const [good] = data["shares"] as unknown[];
    expect(only({ ...about, data: { ...data, bad_share: good } })).toMatchObject({ status: "off", note: "differs: bad_share" });
  });
  it("an encryption, its number, and what was computed with it", () => {
    const small = last("paillier", /phe/);
    for (const field of ["m", "r", "c", "n"]) {
      expect(only({ ...small, data: { ...small.data, [field]: (small.data[field] as number) + 1 } }), field).toMatchObject({
        status: "off",
      });
    }
    const { data, ...about } = last("paillier", /2048/);
    const { homomorphic, r_reuse } = data as unknown as Record<string, Record<string, object>>;
    const off = Object.fromEntries(Object.entries(homomorphic as object).map(([name, made]) => [name, { ...made, m: 1 }]));
    const row = only({ ...about, data: { ...data, homomorphic: off, r_reuse: { ...r_reuse, ratio_minus_1_over_n: 68 } } });
    expect(row.note).toBe("differs: homomorphic.add, homomorphic.scalar, homomorphic.negate, r_reuse");
  });
  it("a sum and a cardinality that are one off", () => {
    const { data, ...about } = last("kat", /psi_sum_ion/);
    for (const field of ["sum", "cardinality"]) {
      expect(only({ ...about, data: { ...data, [field]: (data[field] as number) + 1 } }).note).toBe(`differs: ${field}`);
    }
    expect(only({ ...about, data: { ...data, W: (data["W"] as unknown[]).slice(1) } }).status).not.toBe("ok");
  });
  it("a threshold that is not the number of coefficients", () => {
    const { data, ...about } = last("kat", /shamir_gf256/);
    expect(only({ ...about, data: { ...data, threshold: 2 } })).toMatchObject({ status: "off" });
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
  expect(only({ id: "a", topic: "bfv", data: {} }).status).toBe("uncovered");
  expect(only({ id: "a", topic: "constructor", data: {} }).status).toBe("uncovered");
  expect(only({ id: "kat-simplepir_toy-open", topic: "kat", data: {} }).status).toBe("uncovered");
  expect(only({ id: "slip39-2", topic: "shamir-gf256", data: { mnemonics: ["duckling"] } }).status).toBe("uncovered");
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
  expect(only({ id: "kat-shamir_fp61-open", topic: "kat", data: {} }).status).toBe("unreadable");
  expect(only({ id: "kat-additive_fp61-open", topic: "kat", data: { p: "31", cases: [] } }).status).toBe("unreadable");
  expect(only({ id: "a", topic: "shamir-gf256", data: { mult: [[1, 2]] } }).status).toBe("unreadable");
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
