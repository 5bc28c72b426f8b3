import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ProtocolError, TAMPERINGS } from "../channel/index.ts";
import { changing } from "../protocol/changing.fixture.ts";
import { NothingToTamper } from "../protocol/index.ts";
import { session, staged } from "./staged.fixture.ts";

const failureOf = (run: Promise<unknown>): Promise<unknown> =>
  run.then(
    () => undefined,
    (error) => error,
  );

describe("the sum", () => {
  it("comes out for every member, whoever colludes", async () => {
    const word = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
    const numbers = fc.array(word, { minLength: 2, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(numbers, fc.nat(), fc.nat(), async (numbers, k, seed) => {
        const { sums } = await staged({ numbers, colluders: k % (numbers.length + 1), seed });
        const sum = BigInt.asIntN(
          64,
          numbers.reduce((a, b) => a + b),
        );
        expect(sums).toEqual(numbers.map(() => sum));
      }),
      { numRuns: 40 },
    );
  });

  it("is all that an honest member declares; a colluder declares its view as well", async () => {
    const { outputs } = await staged({ numbers: [1n, 2n, 3n], colluders: 1 });
    expect(outputs["p0"]).toEqual({ sum: 6n });
    expect(outputs["p1"]).toEqual({ sum: 6n });
    expect(Object.keys(outputs["p2"] as object)).toEqual(["sum", "view"]);
  });

  it("takes two rounds: every pair one word each way in either, 24 bytes with the name of the session", async () => {
    const { transcript } = await staged({ numbers: [1n, 2n, 3n, 4n, 5n] });
    expect(transcript.map(({ tag, round, length }) => `${tag} ${round} ${length}`).sort()).toEqual([
      ...Array<string>(20).fill("partial 2 24"),
      ...Array<string>(20).fill("share 1 24"),
    ]);
  });

  it("refuses a number that is no 64-bit word", async () => {
    expect(await failureOf(staged({ numbers: [1n, 2n ** 63n, 0n] }))).toMatchObject({ name: "SharingError" });
  });
});

describe("who lies", () => {
  it("moves everybody's sum by as much, unnoticed", async () => {
    const { sums } = await staged({ numbers: [1n, 2n, 3n], colluders: 1, lie: { lie: 100n } });
    expect(sums).toEqual([106n, 106n, 6n]); // the liar knows better
  });
  it("to some only leaves the others with another sum, unnoticed", async () => {
    const { sums } = await staged({ numbers: [1n, 2n, 3n], colluders: 1, lie: { lie: 100n, to: ["p1"] } });
    expect(sums).toEqual([6n, 106n, 6n]);
  });
});

describe("the network", () => {
  const numbers = [10n, 20n, 30n];
  it("is refused every fault of a frame at every message, and the refusal names it", async () => {
    const { transcript } = await staged({ numbers });
    expect(transcript).toHaveLength(12);
    for (const message of transcript) {
      const nth = transcript.filter((m) => m.from === message.from && m.tag === message.tag).indexOf(message);
      for (const kind of TAMPERINGS) {
        const where = `${kind} ${message.from}>${message.to} ${message.tag}`;
        const failure = await failureOf(staged({ numbers, tampers: [{ kind, from: message.from, tag: message.tag, nth }], patience: 100 }));
        if (message.tag === "partial" && (kind === "replay" || kind === "reorder")) {
          expect(failure, where).toBeInstanceOf(NothingToTamper); // it is the last on its wire
          continue;
        }
        expect(failure, where).toBeInstanceOf(ProtocolError);
        const refusal = failure as ProtocolError;
        expect(refusal.message, where).toMatch(/^Round \d, message "(share|partial)" from p[012]: .+\.$/);
        expect(refusal.from, where).toBe(message.from);
      }
    }
  });

  it.each<[string, (bytes: Uint8Array) => Uint8Array, RegExp]>([
    ["a message of another session", (bytes) => bytes.map((byte, i) => (i === 0 ? byte ^ 1 : byte)), /belongs to another session/],
    ["a word without its session", (bytes) => bytes.slice(16), /8 bytes where 24 were due/],
    ["a byte too many", (bytes) => Uint8Array.from([...bytes, 0]), /25 bytes where 24/],
    ["an empty message", () => new Uint8Array(), /0 bytes where 24/],
  ])("is refused %s", async (_, change, sentence) => {
    for (const tag of ["share", "partial"]) {
      const failure = await failureOf(staged({ numbers, host: changing("p1", tag, change) }));
      expect(failure).toBeInstanceOf(ProtocolError);
      expect(failure).toMatchObject({ from: "p1", tag, message: expect.stringMatching(sentence) });
    }
  });

  it("is refused the messages of an earlier run, and would pass them off if sessions had one name", async () => {
    const old = await staged({ numbers: [1n, 2n, 3n], session: session(9), seed: 1 });
    const replay = (tag: string, to: string) => old.transcript.find((m) => m.from === "p1" && m.tag === tag && m.to === to)?.bytes;
    const host = () => changing("p1", "share", (bytes, to) => replay("share", to) ?? bytes);
    const now = { numbers, seed: 2, host: host() };
    expect(await failureOf(staged({ ...now, session: session(10) }))).toMatchObject({
      name: "ProtocolError",
      from: "p1",
      tag: "share",
      message: expect.stringMatching(/another session/),
    });
    const { sums } = await staged({ ...now, host: host(), session: session(9) });
    expect(sums[0]).not.toBe(60n); // nobody noticed
  });
});
