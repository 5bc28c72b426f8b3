/** What the matching tells, what it does not, and the traps that its header names. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Channel, Message } from "../../channel/index.ts";
import { openLadder } from "../../curve25519/index.ts";
import { defineProtocol, inMemory, type PartyLab, type Peers, play } from "../../protocol/index.ts";
import { seededRng } from "../../random/index.ts";
import { meter } from "../party.ts";
import { drawColumnKeys, turnOf, uCipher } from "./cipher-u.ts";
import { staged } from "./dpca.fixture.ts";
import { padded, poolsOf } from "./dummies.ts";
import { matchRows } from "./matching.ts";
import { TAG_BYTES } from "./row-cipher.ts";

/** The waterfall in the clear: rows that matched in an earlier column are gone. */
function sizesOf(s: readonly string[][], r: readonly string[][], columns: number): number[] {
  let [left, right] = [s, r];
  return Array.from({ length: columns }, (_, column) => {
    const shared = left.map((row) => row[column]).filter((cell) => cell !== "" && right.some((row) => row[column] === cell));
    left = left.filter((row) => !shared.includes(row[column]));
    right = right.filter((row) => !shared.includes(row[column]));
    return shared.length;
  });
}

it("matches column after column, as the same is done in the clear", async () => {
  const cell = fc.constantFrom("", "a", "b", "c", "d", "e");
  const table = fc.uniqueArray(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 5, selector: ([one]) => one });
  const distinct = (rows: readonly (readonly string[])[]) =>
    rows
      .map((row, i) => row.map((text, column) => (rows.slice(0, i).some((other) => other[column] === text) ? "" : text)))
      .filter((row) => row.some((text) => text !== ""));
  await fc.assert(
    fc.asyncProperty(table, table, async (one, other) => {
      const [s, r] = [distinct(one), distinct(other)];
      fc.pre(s.length > 0 && r.length > 0);
      const text = (rows: readonly string[][]) => rows.map((row) => row.join());
      const { sender, receiver } = await staged({ s: text(s), r: text(r), identifiers: 3 });
      expect(sender.sizes).toEqual(sizesOf(s, r, 3));
      expect(receiver.sizes).toEqual(sender.sizes);
    }),
    { numRuns: 8 },
  );
});

describe("what goes back", () => {
  const s = Array.from({ length: 40 }, (_, i) => `s${i}`);
  const list = (transcript: readonly Message[], from: string, tag: string, size: number): string[] =>
    transcript
      .filter((m) => m.from === from && m.tag === tag)
      .flatMap(({ bytes }) => Array.from({ length: bytes.length / size }, (_, i) => bytes.subarray(i * size, (i + 1) * size).join()));

  it("is in another order than it came, in every column and both ways: places say nothing of one's own rows", async () => {
    const ladder = await openLadder("auto");
    const keys = { left: drawColumnKeys(2, seededRng("left", 1)), right: drawColumnKeys(2, seededRng("right", 1)) };
    // Nobody matches, so all rows are raised in the second column.
    const cells = { left: [s, s], right: [s.map((cell) => `${cell}r`), s.map((cell) => `${cell}r`)] };
    const party = (side: "left" | "right") => async (peer: Channel, _: unknown, lab: PartyLab) => {
      const { sizes } = await matchRows(peer, uCipher(ladder, keys[side]), { columns: cells[side], theirs: 40 }, lab.rng, meter(lab));
      return sizes;
    };
    const matching = defineProtocol("test/matching", async () => ({
      left: ({ right }: Peers<"right">, input: null, lab: PartyLab) => party("left")(right, input, lab),
      right: ({ left }: Peers<"left">, input: null, lab: PartyLab) => party("right")(left, input, lab),
    }));
    const transcript: Message[] = [];
    const sizes = await play(
      inMemory(),
      matching,
      { left: { role: "left", input: null }, right: { role: "right", input: null } },
      {
        rng: seededRng("matching", 1),
        signal: new AbortController().signal,
        patience: 20_000,
        sent: (message) => transcript.push(message),
      },
    );
    expect(sizes).toEqual({ left: [0, 0], right: [0, 0] });

    for (const [from, to] of [
      ["left", "right"],
      ["right", "left"],
    ] as const) {
      // What the other would have sent back with no shuffle: the rows in the order in which they came, under both keys.
      const inOrder = async (column: number) => {
        const sent = transcript.filter((m) => m.from === from && m.tag === `cells/${column}`).flatMap(({ bytes }) => [...bytes]);
        return uCipher(ladder, keys[to]).raise(column, Uint8Array.from(sent));
      };
      const split = (bytes: Uint8Array, size: number) =>
        Array.from({ length: bytes.length / size }, (_, i) => bytes.subarray(i * size, (i + 1) * size).join());
      const tags = split(uCipher(ladder, keys[to]).tags(await inOrder(0)), TAG_BYTES);
      const [returned, points, raised] = [
        list(transcript, to, "returned", TAG_BYTES),
        split(await inOrder(1), 32),
        list(transcript, to, "raised/1", 32),
      ];
      expect([new Set(returned), new Set(raised)]).toEqual([new Set(tags), new Set(points)]);
      expect(returned).not.toEqual(tags);
      expect(raised).not.toEqual(points);
    }
  });

  it("is what both keys made, and no point that was sent", async () => {
    const { transcript } = await staged({ s, r: s, identifiers: 1 });
    const sent = new Set(
      [...list(transcript, "sender", "cells/0", 32), ...list(transcript, "receiver", "cells/0", 32)].map((point) =>
        point.split(",").slice(20).join(),
      ),
    );
    for (const tag of list(transcript, "receiver", "returned", 12)) expect(sent.has(tag)).toBe(false);
  });

  it("rows that matched leave the game: their points are not raised again", async () => {
    const both = ["a,1", "b,2", "c,3"];
    const { transcript, sender } = await staged({ s: [...both, "x,9"], r: [...both, "y,9", "z,8"] });
    expect(sender.sizes).toEqual([3, 1]);
    expect(list(transcript, "receiver", "raised/1", 32)).toHaveLength(1);
    expect(list(transcript, "sender", "raised/1", 32)).toHaveLength(2);
  });
});

describe("cells that are equal", () => {
  const s = ["ana,1,ana", "bo,2,cy", "cy,3,di"];
  const r = ["eve,4,5"];
  it("cannot be seen in the fast variant, not even across columns", async () => {
    const { sender, receiver } = await staged({ s, r, identifiers: 3 });
    expect([receiver.equalCells, sender.repeated]).toEqual([0, 4]); // ana twice, cy twice
  });
  it("can be seen in the compatible one, and its owner is told", async () => {
    const { sender, receiver } = await staged({ s, r, identifiers: 3, variant: "compatible" });
    expect([receiver.equalCells, sender.repeated]).toEqual([4, 4]);
  });
  it("in a later column of one table and the first of the other are counted exactly, by either party, in the compatible variant alone", async () => {
    // Two worlds whose sizes are the same: the sender's second cell is somebody's of the receiver, or nobody's. Dummies hide the sizes, not this.
    const seen = async (second: string, variant: "fast" | "compatible") => {
      const { sender, receiver } = await staged({ s: [`ana@x,${second}`, "bo@x,8"], r: ["eve@y,5", "zo@y,bo@x"], dummies: 4, variant });
      expect(sender.sizes).toEqual(receiver.sizes);
      return { sizes: sender.sizes, sender: sender.crossMatches, receiver: receiver.crossMatches };
    };
    const [there, away] = [await seen("eve@y", "compatible"), await seen("9", "compatible")];
    expect(there.sizes).toEqual(away.sizes);
    expect([there.receiver, away.receiver]).toEqual([1, 0]);
    expect([there.sender, away.sender]).toEqual([1, 1]);
    expect(await seen("eve@y", "fast")).toMatchObject({ sender: 0, receiver: 0 });
  });
  it("in one column are refused as rows, by their line", async () => {
    const { sender } = await staged({ s: ["ana,1", "bo,2", "ana,3"], r: ["ana,9"] });
    expect(sender.list).toMatchObject({
      accepted: 2,
      duplicates: 1,
      rejected: [{ line: 3, reason: "has the identifier of line 1 in column 1" }],
    });
    expect(sender.sizes).toEqual([1, 0]);
  });
  it("that are empty match nothing", async () => {
    expect((await staged({ s: [",1", ",2"], r: [",3", ",1"] })).sender.sizes).toEqual([0, 1]);
  });
});

describe("the switch from one key to another, on u alone", () => {
  const keys = drawColumnKeys(3, seededRng("keys", 1));
  it("makes what the other key would have made", async () => {
    const ladder = await openLadder("auto");
    const cells = ["a", "b", "an identifier"];
    for (const column of [0, 1, 2]) {
      const fresh = uCipher(ladder, { keys: keys.keys.map(() => keys.keys[column] as Uint8Array), turns: keys.turns });
      const cipher = uCipher(ladder, keys);
      expect(await cipher.turn(column, await cipher.mask(column, cells))).toEqual(await fresh.mask(column, cells));
    }
  });
  it("is a multiple of 8, as a clamped key is", () => {
    for (const to of keys.keys) {
      const factor = turnOf(keys.keys[0] as Uint8Array, to);
      expect(factor % 8n).toBe(0n);
      expect(factor >> 255n).toBe(0n);
    }
  });
  it("forgets its keys", async () => {
    const own = drawColumnKeys(2, seededRng("keys", 2));
    uCipher(await openLadder("auto"), own).wipe();
    expect([...own.keys, ...own.turns].every((secret) => secret.every((byte) => byte === 0))).toBe(true);
  });
});

describe("dummies", () => {
  const seed = Uint8Array.from({ length: 16 }, (_, i) => i);
  const pools = poolsOf(seed, 2, 5);
  const plain = {
    columns: [
      ["a", ""],
      ["1", "2"],
    ],
    words: BigUint64Array.of(7n, 8n, 9n, 10n),
    width: 2,
  };
  const { columns, words } = padded(plain, pools, { dummies: 5, zeroColumn: 1, side: "DA" }, seededRng("dummies", 1));

  it("come from pools that both have, twice as many as are taken", () => {
    expect(pools).toEqual(poolsOf(seed, 2, 5));
    expect(pools.map((pool) => new Set(pool).size)).toEqual([10, 10]);
    expect(pools[0]?.[0]).toMatch(/^(\d[a-z]){16}0$/);
    expect(
      poolsOf(
        seed.map((byte) => byte ^ 1),
        2,
        5,
      )[0]?.[0],
    ).not.toBe(pools[0]?.[0]);
  });

  it("can match in one column each: five rows a column, whose other cells are nobody else's", () => {
    expect(columns.map((column) => column.filter((cell) => pools.flat().includes(cell)).length)).toEqual([5, 5]);
    columns[0]?.forEach((cell, row) => {
      if (pools[0]?.includes(cell)) expect(columns[1]?.[row]).toMatch(/DA1$/);
    });
    expect(new Set(columns.flat()).size).toBe(24);
  });

  it("keep each row's numbers with it, and zeros in one column of their own", () => {
    const at = columns[0]?.indexOf("a") as number;
    expect([...words.subarray(2 * at, 2 * at + 2)]).toEqual([7n, 8n]);
    columns[1]?.forEach((cell, row) => {
      if (!["1", "2"].includes(cell)) expect(words[2 * row + 1]).toBe(0n);
    });
    expect(new Set(words.filter((_, i) => i % 2 === 0)).size).toBe(12); // the other column is random
  });
});
