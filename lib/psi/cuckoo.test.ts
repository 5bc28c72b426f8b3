import { expect, it } from "vitest";
import { seededRng } from "../random/index.ts";
import { binAt, binsFor, cuckoo, HASHES, MOST_EVICTIONS, type Step, WORDS } from "./cuckoo.ts";

const rng = seededRng("cuckoo", 1);
const drawn = (count: number) => new Uint32Array(rng.bytes(4 * WORDS * count).buffer);

it("puts every item alone into one of its bins, one in each part", () => {
  for (const count of [0, 1, 2, 64, 1000]) {
    const bins = binsFor(count);
    expect(bins % 12).toBe(0);
    expect(bins).toBeGreaterThanOrEqual(1.27 * count);
    const words = drawn(count);
    const { table, insert } = cuckoo(words, bins, 1);
    expect(insert(0, count >> 1) && insert(count >> 1, count)).toBe(true);
    const placed = [...table].filter((item) => item >= 0);
    expect([...placed].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i));
    table.forEach((item, bin) => {
      if (item < 0) return;
      const own = Array.from({ length: HASHES }, (_, k) => binAt(words, item, k, bins / HASHES));
      expect(own).toContain(bin);
      expect(own.map((place) => Math.floor(place / (bins / HASHES)))).toEqual([0, 1, 2]);
    });
  }
});

it("tells every step, and the steps make the table", () => {
  const count = 200;
  const steps: Step[] = [];
  const bins = 12 * Math.ceil(count / 0.85 / 12);
  const { table, insert } = cuckoo(drawn(count), bins, 3, (step) => steps.push(step));
  expect(insert(0, count)).toBe(true);
  expect(steps.length).toBeGreaterThan(count);
  const made = new Int32Array(bins).fill(-1);
  for (const { item, bin, evicted } of steps) {
    expect(made[bin]).toBe(evicted);
    made[bin] = item;
  }
  expect(made).toEqual(table);
});

it("gives up where more items share bins than there are bins, after so many evictions and no more", () => {
  const words = new Uint32Array(WORDS * 4); // four items with the same three bins
  const steps: Step[] = [];
  const { insert } = cuckoo(words, 12, 1, (step) => steps.push(step));
  expect(insert(0, 3)).toBe(true);
  expect(insert(3, 4)).toBe(false);
  expect(steps).toHaveLength(3 + MOST_EVICTIONS);
});

it("fits at the sizes the protocol uses: 3,000 tables of 64 items", () => {
  const count = 64;
  let failed = 0;
  for (let i = 0; i < 3000; i++) if (!cuckoo(drawn(count), binsFor(count), i).insert(0, count)) failed++;
  expect(failed).toBe(0); // scripts/bench/cuckoo.ts has a million, and what that says
});
