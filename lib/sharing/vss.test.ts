/** The dealer may do what it likes: all parties decide alike, and whom they accept has bound itself to one secret. */
import { ristretto255 } from "@noble/curves/ed25519.js";
import { describe, expect, it } from "vitest";
import { type Message, ProtocolError, TAMPERINGS, type Tamper } from "../channel/index.ts";
import { changing } from "../protocol/changing.fixture.ts";
import { type AnyHost, inMemory, NothingToTamper, play } from "../protocol/index.ts";
import { seededRng } from "../random/index.ts";
import { G, identity, scalar, scalars, times } from "./group.ts";
import { type DealerCheat, type DealerOutput, type PartyOutput, type Scheme, shareAt, type VssShare, vss } from "./index.ts";
import { reconstruct } from "./shamir.ts";

const SECRET = 14711n;
const OTHER = 10042n;
const schemes = ["feldman", "pedersen"] as const;

interface Staging {
  readonly scheme?: Scheme;
  readonly threshold?: number;
  readonly parties?: number;
  readonly cheat?: DealerCheat;
  readonly checks?: boolean;
  readonly session?: number;
  readonly seed?: number;
  readonly host?: AnyHost;
  readonly tampers?: readonly Tamper[];
  readonly patience?: number;
}

async function staged(o: Staging = {}) {
  const { scheme = "feldman", threshold = 3, parties = 5, cheat, checks = true, session = 1, seed = 7, host = inMemory() } = o;
  const seats = Array.from({ length: parties }, (_, i) => `p${i + 1}`);
  const terms = {
    session: new Uint8Array(16).fill(session),
    scheme,
    threshold,
    places: Object.fromEntries(seats.map((seat, i) => [seat, i + 1])),
    generator: cheat?.kind === "known-log" ? "dealers" : "hashed",
  } as const;
  const transcript: Message[] = [];
  const outputs = await play(
    host,
    vss,
    {
      dealer: { role: "dealer", input: { ...terms, secret: SECRET, ...(cheat && { cheat }) } },
      ...Object.fromEntries(seats.map((seat) => [seat, { role: "party", input: { ...terms, seat, checks } } as const])),
    },
    {
      rng: seededRng("vss", seed),
      signal: new AbortController().signal,
      patience: o.patience ?? 10_000,
      tampers: o.tampers,
      sent: (message) => transcript.push(message),
    },
  );
  const { dealer, ...rest } = outputs as { dealer: DealerOutput } & Record<string, PartyOutput | DealerOutput>;
  const party = Object.fromEntries(seats.map((seat) => [seat, rest[seat] as PartyOutput]));
  return { dealer, party, all: Object.values(party), seats, threshold, transcript };
}
type Staged = Awaited<ReturnType<typeof staged>>;

/** What every set of `threshold` parties opens. */
function openings({ party, seats, threshold }: Staged): bigint[] {
  const sets = (from: number, left: number): string[][] =>
    left === 0 ? [[]] : seats.slice(from).flatMap((seat, i) => sets(from + i + 1, left - 1).map((rest) => [seat, ...rest]));
  const shareOf = (seat: string) => shareAt(scalars, seats.indexOf(seat) + 1, ((party[seat] as PartyOutput).share as VssShare).y);
  return sets(0, threshold).map((set) => reconstruct(scalars, threshold, set.map(shareOf)));
}

const failureOf = (run: Promise<unknown>): Promise<unknown> =>
  run.then(
    () => undefined,
    (error) => error,
  );

describe.each(schemes)("%s", (scheme) => {
  it("an honest dealer is accepted by all, and any t shares open the secret", async () => {
    for (const [threshold, parties] of [
      [2, 2],
      [2, 4],
      [3, 5],
      [5, 5],
      [4, 8],
    ] as const) {
      const run = await staged({ scheme, threshold, parties });
      expect(run.all.every(({ accepted, refusal, fits }) => accepted && refusal === null && fits === true)).toBe(true);
      expect(new Set(openings(run))).toEqual(new Set([SECRET]));
      expect(run.dealer).toEqual({ complaints: [] });
    }
  });

  it("Feldman's C_0 is the secret's, Pedersen's is not", async () => {
    const { all } = await staged({ scheme });
    const c0 = ristretto255.Point.fromBytes(all[0]?.commitments[0] as Uint8Array);
    expect(c0.equals(times(G, SECRET))).toBe(scheme === "feldman");
  });

  it("no party is sent another's share, and no share is sent twice", async () => {
    const { transcript } = await staged({ scheme });
    const shares = transcript.filter(({ tag }) => tag === "share");
    expect(shares.map(({ from, to, length }) => `${from} ${to} ${length}`)).toEqual(
      ["p1", "p2", "p3", "p4", "p5"].map((seat) => `dealer ${seat} ${scheme === "feldman" ? 48 : 80}`),
    );
    expect(new Set(shares.map(({ bytes }) => String(bytes))).size).toBe(5);
  });

  it("a bad share is complained about, answered, and replaced by what was published", async () => {
    const run = await staged({ scheme, cheat: { kind: "bad-share", victims: ["p2", "p5"] } });
    expect(run.all.map(({ fits }) => fits)).toEqual([true, false, true, true, false]);
    for (const { accepted, complaints, answers } of run.all) {
      expect([accepted, complaints]).toEqual([true, ["p2", "p5"]]);
      expect(answers.map(({ seat }) => seat)).toEqual(["p2", "p5"]);
    }
    const { given, share, answers } = run.party["p2"] as PartyOutput;
    expect(share?.y).toBe(answers[0]?.y);
    expect(share?.y).toBe(scalars.sub(given.y, 1n));
    expect(new Set(openings(run))).toEqual(new Set([SECRET]));
    expect(run.dealer.complaints).toEqual(["p2", "p5"]);
  });

  it("as many complaints as the threshold end it, and nothing is published", async () => {
    const run = await staged({ scheme, cheat: { kind: "bad-share", victims: ["p1", "p2", "p3"] } });
    expect(run.all.map(({ refusal, share }) => [refusal, share])).toEqual(Array(5).fill(["too-many-complaints", null]));
    expect(run.transcript.some(({ tag }) => tag === "answers")).toBe(false);
  });

  it("a false answer is refused by all, also by those whose share fits", async () => {
    const run = await staged({ scheme, cheat: { kind: "false-answer", victims: ["p4"] } });
    expect(run.all.map(({ refusal }) => refusal)).toEqual(Array(5).fill("false-answer"));
  });

  it("two boards: every share fits, and all refuse, because they compare", async () => {
    const run = await staged({ scheme, cheat: { kind: "two-boards", victims: ["p3"], other: OTHER } });
    expect(run.all.map(({ fits, refusal }) => [fits, refusal])).toEqual(Array(5).fill([true, "boards-differ"]));
  });

  it("one commitment too many: every share fits, and all refuse, because they count", async () => {
    const run = await staged({ scheme, cheat: { kind: "high-degree" } });
    expect(run.all.map(({ fits, refusal }) => [fits, refusal])).toEqual(Array(5).fill([true, "wrong-length"]));
  });

  it.each<DealerCheat>([
    { kind: "bad-share", victims: ["p1"] },
    { kind: "false-answer", victims: ["p1"] },
    { kind: "two-boards", victims: ["p1"], other: OTHER },
    { kind: "high-degree" },
  ])("parties that check nothing accept $kind, and their sets open different secrets", async (cheat) => {
    const run = await staged({ scheme, cheat, checks: false });
    expect(run.all.every(({ accepted, fits }) => accepted && fits === null)).toBe(true);
    expect(new Set(openings(run)).size).toBeGreaterThan(1);
  });

  it("answers that differ from party to party are refused by all", async () => {
    const cheat: DealerCheat = { kind: "bad-share", victims: ["p1"] };
    const oneMore = (bytes: Uint8Array) => {
      const y = scalar.decode(bytes.slice(20, 52));
      return Uint8Array.from([...bytes.slice(0, 20), ...scalar.encode(scalars.add(y, 1n)), ...bytes.slice(52)]);
    };
    for (const to of ["p1", "p4"]) {
      const run = await staged({
        scheme,
        cheat,
        host: changing("dealer", "answers", (bytes, peer) => (peer === to ? oneMore(bytes) : bytes)),
      });
      expect(run.all.map(({ refusal }) => refusal)).toEqual(Array(5).fill("answers-differ"));
    }
  });

  it("a party that lies about its board has the dealer refused: who lies is not shown", async () => {
    const host = changing("p2", "report", (bytes, to) => (to === "p1" ? bytes.map((b, i) => (i === 20 ? b ^ 1 : b)) : bytes));
    const run = await staged({ scheme, host });
    expect(run.all.map(({ refusal }) => refusal)).toEqual(["boards-differ", null, null, null, null]); // and they do not decide alike
  });
});

describe("a dealer that knows log_G H", () => {
  const cheat = { kind: "known-log", victims: ["p5"], other: OTHER } as const;
  it("is accepted, and has one set open the secret of its choice and others the first", async () => {
    const run = await staged({ scheme: "pedersen", cheat });
    expect(run.all.every(({ accepted, fits }) => accepted && fits === true)).toBe(true);
    const opened = openings(run); // in the order of the seats: 123, 124, 125, 134, ...
    expect(opened.slice(0, 4)).toEqual([SECRET, SECRET, OTHER, SECRET]);
    expect(times(G, run.dealer.log as bigint).toBytes()).toEqual(run.party["p1"]?.generator);
  });
  it("has no such thing to offer with Feldman's commitments", async () => {
    expect(await failureOf(staged({ scheme: "feldman", cheat }))).toMatchObject({ name: "RangeError" });
  });
});

const few = { parties: 3, threshold: 2, cheat: { kind: "bad-share", victims: ["p1"] } } as const;

// Feldman's alone: the messages are the same but for their length, and each lost one takes somebody's whole patience.
it.each(TAMPERINGS)("the network is refused a frame at every message: %s", async (kind) => {
  const small = { ...few, scheme: "feldman" } as const;
  const { transcript } = await staged(small);
  expect(new Set(transcript.map(({ tag }) => tag))).toEqual(new Set(["commitments", "share", "report", "answers", "compared"]));
  for (const message of transcript) {
    const nth = transcript.filter((m) => m.from === message.from && m.tag === message.tag).indexOf(message);
    const next = transcript.find((m) => m.from === message.from && m.to === message.to && m.seq === message.seq + 1);
    const where = `${kind} ${message.from}>${message.to} ${message.tag}`;
    const failure = await failureOf(staged({ ...small, tampers: [{ kind, from: message.from, tag: message.tag, nth }], patience: 250 }));
    // A message that answers the one held back never comes to be swapped with it.
    if (failure instanceof NothingToTamper) {
      expect(["replay", "reorder"], where).toContain(kind);
      if (kind === "replay") expect(next, where).toBeUndefined();
      continue;
    }
    expect(failure, where).toBeInstanceOf(ProtocolError);
    expect((failure as ProtocolError).from, where).toBe(message.from);
  }
});

describe.each(schemes)("the network, %s", (scheme) => {
  const small = { ...few, scheme } as const;

  const points = (bytes: Uint8Array, point: Uint8Array) => Uint8Array.from([...bytes.slice(0, 16), ...point, ...bytes.slice(48)]);
  it.each<[string, string, (bytes: Uint8Array) => Uint8Array, RegExp]>([
    ["the identity", "commitments", (b) => points(b, identity.toBytes()), /the identity is no commitment/],
    ["an encoding past the field", "commitments", (b) => points(b, new Uint8Array(32).fill(255)), /not a point/],
    [
      "a negative encoding",
      "commitments",
      (b) =>
        points(
          b,
          Uint8Array.from({ length: 32 }, (_, i) => (i === 0 ? 1 : 0)),
        ),
      /not a point/,
    ],
    ["no commitment", "commitments", (b) => b.slice(0, 16), /not 1 to 64 points/],
    ["65 commitments", "commitments", (b) => Uint8Array.from([...b.slice(0, 16), ...Array(65 * 32).fill(0)]), /not 1 to 64 points/],
    ["half a point", "commitments", (b) => b.slice(0, -1), /not 1 to 64 points/],
    ["a scalar that is not reduced", "share", (b) => b.map((byte, i) => (i < 16 ? byte : 255)), /not below the order/],
    ["another session", "share", (b) => b.map((byte, i) => (i === 3 ? byte ^ 8 : byte)), /another session/],
    ["another session", "commitments", (b) => b.map((byte, i) => (i === 3 ? byte ^ 8 : byte)), /another session/],
    ["another session", "answers", (b) => b.map((byte, i) => (i === 3 ? byte ^ 8 : byte)), /another session/],
    ["two answers where one is due", "answers", (b) => Uint8Array.from([...b, ...b.slice(16)]), /bytes where \d+ were due/],
  ])("is refused %s (%s)", async (_, tag, change, sentence) => {
    const failure = await failureOf(staged({ ...small, host: changing("dealer", tag, change) }));
    expect(failure).toBeInstanceOf(ProtocolError);
    expect(failure).toMatchObject({ from: "dealer", tag, message: expect.stringMatching(sentence) });
  });

  it("is refused a report that says neither yes nor no", async () => {
    const host = changing("p2", "report", (b) => b.map((byte, i) => (i === b.length - 1 ? 2 : byte)));
    expect(await failureOf(staged({ ...small, host }))).toMatchObject({ name: "ProtocolError", from: "p2", tag: "report" });
  });

  it("is refused the messages of an earlier session", async () => {
    const old = await staged({ ...small, session: 8 });
    const bytesOf = (tag: string, to: string) => old.transcript.find((m) => m.from === "dealer" && m.tag === tag && m.to === to)?.bytes;
    const host = changing("dealer", "share", (bytes, to) => bytesOf("share", to) ?? bytes);
    expect(await failureOf(staged({ ...small, host, session: 9 }))).toMatchObject({ message: expect.stringMatching(/another session/) });
  });
});

it("hashes the session, the scheme and the threshold with the board: one board under other terms is another", async () => {
  const boards = new Set<string>();
  for (const o of [{}, { session: 2 }, { threshold: 2 }, { scheme: "pedersen" as const }]) {
    const { transcript } = await staged({ ...o });
    const report = transcript.find(({ tag }) => tag === "report") as Message;
    boards.add(String(report.bytes.slice(16, 48)));
  }
  expect(boards.size).toBe(4);
});
