/** Rows brought into an order and cut into shares: they add up, each share alone is fresh, and the owner's view holds nothing of the order. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Message } from "../../channel/index.ts";
import { defineProtocol, inMemory, type PartyLab, type Peers, play } from "../../protocol/index.ts";
import { seededRng } from "../../random/index.ts";
import { chooseRows, offerRows, type Rows } from "./permute-and-share.ts";

const nothing = async () => {};
const moving = defineProtocol("test/permute-and-share", async () => ({
  owner: async ({ chooser }: Peers<"chooser">, { rows, chosen }: { rows: Rows; chosen: number }, lab: PartyLab) =>
    offerRows(chooser, rows, chosen, lab.rng, nothing),
  chooser: async (
    { owner }: Peers<"owner">,
    { chosen, count, width }: { chosen: Uint32Array; count: number; width: number },
    lab: PartyLab,
  ) => chooseRows(owner, chosen, { count, width }, lab.rng, nothing),
}));

async function moved(rows: Rows, chosen: readonly number[], seed = 1) {
  const seen: Message[] = [];
  const count = rows.words.length / rows.width;
  const shares = await play(
    inMemory(),
    moving,
    {
      owner: { role: "owner", input: { rows, chosen: chosen.length } },
      chooser: { role: "chooser", input: { chosen: Uint32Array.from(chosen), count, width: rows.width } },
    },
    {
      rng: seededRng("moving", seed),
      signal: new AbortController().signal,
      patience: 20_000,
      received: (seat, m) => seat === "owner" && seen.push(m),
    },
  );
  return { ...shares, seen };
}

const rowsOf = (count: number, width: number): Rows => ({
  words: BigUint64Array.from({ length: count * width }, (_, i) => BigInt(i) * 0x9e3779b97f4a7c15n),
  width,
});
const opened = ({ owner, chooser }: { owner: BigUint64Array; chooser: BigUint64Array }) =>
  owner.map((share, i) => share + (chooser[i] as bigint));
const picked = ({ words, width }: Rows, chosen: readonly number[]) =>
  BigUint64Array.from(chosen.flatMap((row) => [...words.subarray(row * width, (row + 1) * width)]));

describe("what comes out", () => {
  // Widths: a pad that is a key by itself, and one that is its stream.
  it.each([1, 2, 3, 5])("is the chosen rows, in the chosen order: %d words a row", async (width) => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 40 }), fc.nat(), async (count, seed) => {
        const rows = rowsOf(count, width);
        const rng = seededRng("chosen", seed);
        const order = rng.shuffled(Array.from({ length: count }, (_, i) => i));
        const chosen = order.slice(0, 1 + rng.below(count));
        expect(opened(await moved(rows, chosen, seed))).toEqual(picked(rows, chosen));
      }),
      { numRuns: 3 },
    );
  });

  it("also where the switches take more than one batch", async () => {
    const rows = rowsOf(1000, 1); // 8,977 switches
    const chosen = seededRng("chosen", 1)
      .shuffled(Array.from({ length: 1000 }, (_, i) => i))
      .slice(0, 700);
    expect(opened(await moved(rows, chosen))).toEqual(picked(rows, chosen));
  });

  it("is new in every run, on either side", async () => {
    const rows = rowsOf(8, 1);
    const [one, other] = [await moved(rows, [3, 1], 1), await moved(rows, [3, 1], 2)];
    for (const side of ["owner", "chooser"] as const) for (const share of one[side]) expect([...other[side]]).not.toContain(share);
  });
});

describe("what the owner receives", () => {
  it("has the same messages and lengths whatever is chosen", async () => {
    const rows = rowsOf(16, 1);
    const shape = ({ seen }: { seen: readonly Message[] }) => seen.map(({ tag, length }) => `${tag} ${length}`);
    const one = await moved(rows, [0, 1, 2]);
    expect(shape(await moved(rows, [15, 7, 2]))).toEqual(shape(one));
    expect(new Set(one.seen.map(({ tag }) => tag))).toEqual(new Set(["base-ot/choice", "ot-extension/columns", "ot-extension/check"]));
  });
});
