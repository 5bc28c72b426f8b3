/** Noisy sizes on a hostile wire: every fault of a frame is refused and named, and so is what no honest party can have sent. */
import { expect, it } from "vitest";
import { ProtocolError, TAMPERINGS } from "../../channel/index.ts";
import { NothingToTamper } from "../../protocol/index.ts";
import { changing, names } from "../staged.fixture.ts";
import { type Sizing, sized } from "./noisy-size.fixture.ts";

const list = names("x", 3);
const questions = [["x1", "y"], ["x2"]];
const run = (more: Partial<Sizing> = {}) => sized({ list, questions, budget: 1, epsilon: 0.5, patience: 120, ...more });
const failureOf = (running: Promise<unknown>): Promise<unknown> =>
  running.then(
    () => undefined,
    (error) => error,
  );
const first = await run();

it.each(TAMPERINGS)("refuses every message that is tampered with: %s", async (kind) => {
  // The first call with all its messages, and the end: what is between is the first call again.
  const perCall = (first.transcript.length - 1) / 2;
  expect(perCall).toBeGreaterThan(6);
  const looked = first.transcript.filter((_, i) => i < perCall || i === first.transcript.length - 1);
  await Promise.all(
    looked.map(async ({ from, tag, seq }) => {
      const nth = first.transcript.filter((m) => m.from === from && m.tag === tag && m.seq < seq).length;
      const failure = await failureOf(run({ tampers: [{ kind, from, tag, nth }] }));
      const where = `${kind} ${from}/${tag}/${nth}`;
      if (failure instanceof NothingToTamper) expect(["replay", "reorder"], where).toContain(kind);
      else {
        expect(failure, where).toBeInstanceOf(ProtocolError);
        expect((failure as ProtocolError).message, where).toMatch(/^Round \d+, message ".+" from (asker|counter): .+\.$/);
      }
    }),
  );
});

const answer = (value: bigint) => {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigInt64(0, value);
  return bytes;
};

it.each<[string, string, (bytes: Uint8Array) => Uint8Array, RegExp]>([
  ["call", "neither yes nor no", () => Uint8Array.of(2), /2 is neither yes nor no/],
  ["call", "empty", () => new Uint8Array(), /0 bytes where 1 were due/],
  ["charged", "neither", () => Uint8Array.of(255), /neither yes nor no/],
  ["noisy-size", "short", (bytes) => bytes.slice(1), /7 bytes where 8 were due/],
  ["noisy-size", "beyond every size", () => answer(2n ** 60n), /larger than any size with noise/],
  ["noisy-size", "far below", () => answer(-(2n ** 63n)), /larger than any size with noise/],
])("refuses a %s that is %s", async (tag, _, change, sentence) => {
  const failure = await failureOf(run({ host: changing((frame) => (frame.tag === tag ? change(frame.bytes) : undefined)) }));
  expect(failure).toBeInstanceOf(ProtocolError);
  expect(failure).toMatchObject({ tag, message: expect.stringMatching(sentence) });
});

it("a call that breaks off is paid for", async () => {
  // Its question never arrives whole; whoever counted first and charged afterwards would have taken nothing.
  const sent: string[] = [];
  const host = changing((frame) => {
    sent.push(frame.tag);
    return frame.tag === "masked-u" ? frame.bytes.slice(1) : undefined;
  });
  expect(await failureOf(run({ host }))).toBeInstanceOf(ProtocolError);
  expect(sent.indexOf("charged")).toBeGreaterThanOrEqual(0);
  expect(sent.indexOf("charged")).toBeLessThan(sent.indexOf("masked-u"));
  expect(sent).not.toContain("noisy-size");
});

it("an old run's messages bring an answer about nobody: its keys are gone", async () => {
  const old = await run({ seed: 3 });
  const points = (tag: string, seq: number) =>
    old.transcript.find((m) => m.from === "asker" && m.tag === tag && m.seq === seq)?.bytes as Uint8Array;
  const host = changing((frame) => (frame.tag === "masked-u" || frame.tag === "doubled-u" ? points(frame.tag, frame.seq) : undefined));
  const { counter } = await run({ seed: 4, host });
  expect([old.counter.sizes, counter.sizes]).toEqual([
    [1, 1],
    [0, 0],
  ]);
});
