import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { expect, it } from "vitest";
import file from "./digits.json" with { type: "json" };
import { digitBytes, digitTable } from "./digits.ts";

const read = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");
const PICTURES = "1a5fea3af2e07bfa5fc894568ca14ceed696d404712a6f25069e113f30a6f500";

it("are the pictures that the recorded script made, with their authors and their licence beside them", async () => {
  expect(bytesToHex(sha256(await digitBytes()))).toBe(PICTURES);
  expect(file.sha256).toBe(PICTURES);
  expect(read("README.md")).toContain(PICTURES);
  for (const name of ["README.md", "LICENSE"]) expect(read(name)).toMatch(/LeCun, Corinna Cortes[\s\S]*Burges[\s\S]*CC BY-SA 3\.0/);
});

it("travel in at most 120 kB", () => {
  expect(gzipSync(read("digits.json"), { level: 9 }).length).toBeLessThanOrEqual(120_000);
});

it("are 400 of each digit, no two alike, and look like digits", async () => {
  const table = await digitTable();
  expect(table).toMatchObject({ rows: 4000, width: 784, classes: 10 });
  for (let digit = 0; digit < 10; digit++) expect(table.labels.filter((label) => label === digit)).toHaveLength(400);
  const pictures = new Set(Array.from({ length: table.rows }, (_, i) => table.columns.slice(table.starts[i], table.starts[i + 1]).join()));
  expect(pictures.size).toBe(4000);
  // In the middle a zero is white and a one is black.
  const middle = (digit: number) => {
    let black = 0;
    for (let i = 400 * digit; i < 400 * (digit + 1); i++)
      if (table.columns.slice(table.starts[i], table.starts[i + 1]).includes(14 * 28 + 14)) black++;
    return black / 400;
  };
  expect(middle(0)).toBeLessThan(0.1);
  expect(middle(1)).toBeGreaterThan(0.9);
});
