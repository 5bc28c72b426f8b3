import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { givenAway, spaceOf } from "../../attacks/outputs/index.ts";
import { goesWrongLate, holdsForAll } from "../exercise-tests.fixture.ts";
import { before, MOST, traps } from "./primes.ts";

const id = "query-auditor";
const source = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");

holdsForAll({
  id,
  source,
  wrong: readdirSync(new URL("wrong", import.meta.url)),
  solutionSeeds: 2,
  wrongSeeds: 2,
  wrongUntil: "it",
  starter: { check: "decision", says: "decide is not written yet." },
  alone: [],
});

it("makes a sentence of what only later calls return", async () => {
  for (const from of [5, 60]) {
    for (const expression of ["undefined", "(() => { throw 7; })()"])
      await goesWrongLate(id, source("solution.ts"), "decide", from, expression);
  }
});

it("has groups that are independent, and dependent modulo the primes that are said", () => {
  for (let count = 1; count <= before.length; count++) expect(givenAway(spaceOf(before.slice(0, count), MOST))).toEqual([]);
  for (const { primes, last } of traps) {
    expect(givenAway(spaceOf([...before, last], MOST))).toHaveLength(MOST);
    for (const prime of primes) expect([prime, followingModulo(BigInt(prime), [...before, last])]).toEqual([prime, 0]);
  }
});

/** How many people's unit vectors seem to follow, to somebody who computes modulo p. */
function followingModulo(p: bigint, groups: readonly (readonly number[])[]): number {
  let rows = groups.map((group) => Array.from({ length: MOST }, (_, person): bigint => (group.includes(person) ? 1n : 0n)));
  let reduced: bigint[][] = [];
  for (let column = 0; column < MOST; column++) {
    const pivot = rows.find((row) => row[column] !== 0n);
    if (!pivot) continue;
    // Crosswise, without a division: times a number that is not 0 modulo p.
    const cleared = (row: bigint[]) =>
      row.map((x, i) => (((x * (pivot[column] as bigint) - (pivot[i] as bigint) * (row[column] as bigint)) % p) + p) % p);
    rows = rows.filter((row) => row !== pivot).map(cleared);
    reduced = [...reduced.map(cleared), pivot];
  }
  return reduced.filter((row) => row.filter((x) => x !== 0n).length === 1).length;
}
