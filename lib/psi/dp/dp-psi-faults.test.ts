/** What the network and the peer may do: every fault of a frame, and everything that an honest party cannot have sent, is refused by name. */
import { ristretto255 } from "@noble/curves/ed25519.js";
import { expect, it } from "vitest";
import { ProtocolError, TAMPERINGS } from "../../channel/index.ts";
import { NothingToTamper } from "../../protocol/index.ts";
import { changing } from "../staged.fixture.ts";
import { type Staging, staged } from "./dp-psi.fixture.ts";

const settings: Staging = { x: ["a", "b", "c"], y: ["a", "b", "z"], epsilon: 16, sampling: 1 };
const failureOf = (more: Partial<Staging>): Promise<unknown> =>
  staged({ ...settings, patience: 150, ...more }).then(
    () => undefined,
    (error) => error,
  );

it("refuses every fault of a frame at every message, and names it", async () => {
  const { transcript } = await staged(settings);
  expect(new Set(transcript.map(({ tag }) => tag))).toEqual(
    new Set(["masked", "sampled", "doubled", "positions"].flatMap((tag) => [tag, `${tag}/count`])),
  );
  for (const { from, tag, seq } of transcript) {
    const nth = transcript.filter((m) => m.from === from && m.tag === tag && m.seq < seq).length;
    const next = transcript.find((m) => m.from === from && m.seq === seq + 1);
    // The other side answers this one first: held back, it is never passed by anything.
    const awaited = next?.tag === "positions/count" || next?.tag === "doubled/count";
    for (const kind of TAMPERINGS) {
      const failure = await failureOf({ tampers: [{ kind, from, tag, nth }] });
      const where = `${kind} ${from}/${tag}/${nth}`;
      if (failure instanceof NothingToTamper) {
        expect((kind === "replay" && !next) || (kind === "reorder" && (!next || awaited)), where).toBe(true);
        continue;
      }
      expect(failure, where).toBeInstanceOf(ProtocolError);
      expect(failure, where).toMatchObject({
        from,
        message: expect.stringMatching(/^Round \d+, message ".+" from (receiver|sender): .+\.$/),
      });
    }
  }
});

const identity = new Uint8Array(32);
const first = (bytes: Uint8Array, point: Uint8Array) => Uint8Array.from([...point, ...bytes.subarray(32)]);
it.each<[string, (bytes: Uint8Array) => Uint8Array, RegExp]>([
  ["the identity", (bytes) => first(bytes, identity), /identity/],
  ["an encoding past the field", (bytes) => first(bytes, new Uint8Array(32).fill(0xff)), /not a point/],
  ["one element twice", (bytes) => first(bytes, bytes.subarray(32, 64)), /twice/],
  ["half an element", (bytes) => bytes.slice(0, -1), /95 bytes|not a list/],
  ["one element more", (bytes) => Uint8Array.from([...bytes, ...ristretto255.Point.BASE.toBytes()]), /at most 3 were left/],
])("refuses %s in every list of points", async (_, change, sentence) => {
  for (const tag of ["masked", "sampled", "doubled"]) {
    const failure = await failureOf({ host: changing((frame) => (frame.tag === tag ? change(frame.bytes) : undefined)) });
    expect(failure, tag).toBeInstanceOf(ProtocolError);
    expect(failure, tag).toMatchObject({ tag, message: expect.stringMatching(sentence) });
  }
});

const words = (...numbers: number[]) => Uint8Array.from(numbers.flatMap((n) => [n >>> 24, n >>> 16, n >>> 8, n]));
it.each<[string, Uint8Array]>([
  ["a place beyond the sample", words(0, 3)],
  ["one place twice", words(1, 1)],
  ["places out of order", words(2, 0)],
  ["half a place", words(0, 1).slice(0, -1)],
  ["a place more than announced", words(0, 1, 2)],
])("refuses %s", async (_, bytes) => {
  const failure = await failureOf({ host: changing((frame) => (frame.tag === "positions" ? bytes : undefined)) });
  expect(failure).toBeInstanceOf(ProtocolError);
  expect(failure).toMatchObject({ from: "sender", tag: "positions" });
});

it("refuses counts that do not fit", async () => {
  for (const [tag, count] of [
    ["masked/count", 0xffff_ffff],
    ["sampled/count", 0xffff_ffff],
    ["doubled/count", 2],
    ["doubled/count", 4],
    ["positions/count", 4],
  ] as const) {
    const failure = await failureOf({ host: changing((frame) => (frame.tag === tag ? words(count) : undefined)) });
    expect(failure, `${tag} ${count}`).toBeInstanceOf(ProtocolError);
  }
});
