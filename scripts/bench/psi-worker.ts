// What runs in Chromium's workers for the bench of private set intersection: one party of a duel, the ladder alone, or base OTs alone. A party is run as a
// figure runs it, but nobody draws its view, and its port goes straight to the other party.
import { openChannel, portPipe } from "../../lib/channel/index.ts";
import { clamp, type Engine, openCurve } from "../../lib/curve25519/index.ts";
import { protocols } from "../../lib/experiments/protocols.ts";
import { openSymmetric, xOnly } from "../../lib/ot/index.ts";
import { type Roles, runParty } from "../../lib/protocol/index.ts";
import { systemRng } from "../../lib/random/index.ts";

export interface PartyTask {
  readonly what: "party";
  readonly protocol: string;
  readonly role: "receiver" | "sender";
  /** Everything of its input but the list. */
  readonly settings: object;
  readonly size: number;
  readonly port: MessagePort;
}
export interface LadderTask {
  readonly what: "ladder";
  readonly engine: Engine;
  readonly points: number;
}
/** One side of 128 base OTs, by the fastest ladder of the machine. */
export interface BaseOtTask {
  readonly what: "base-ot";
  readonly role: "receiver" | "sender";
  readonly port: MessagePort;
}
export interface PartyDone {
  readonly found: number | null;
  readonly bytes: number;
}

/** Half of either list is on both. Lines of a text, as a file gives them: strings put together one by one would first be put together when they are read. */
const listOf = (role: string, size: number): string[] =>
  Array.from({ length: size }, (_, i) => (2 * i < size ? `shared-${i}@example.com` : `${role}-${i}@example.com`))
    .join("\n")
    .split("\n");

async function party({ protocol, role, settings, size, port }: PartyTask): Promise<() => Promise<PartyDone>> {
  const roles = (await protocols[protocol]?.load()) as Roles;
  const list = listOf(role, size);
  const pipe = portPipe(port);
  let bytes = 0;
  const counting: typeof pipe = {
    ...pipe,
    post(frame) {
      if (frame.kind === "data") bytes += frame.length;
      pipe.post(frame);
    },
  };
  const input = { normalise: "none", output: "intersection", learns: "receiver", ...settings, list };
  const start = { protocol, seat: role, role, input, coins: { kind: "system" }, patience: 600_000 } as const;
  return async () => {
    const output = await runParty(roles, start, {
      pipes: { [role === "receiver" ? "sender" : "receiver"]: counting },
      signal: new AbortController().signal,
      events: { progress() {} },
    });
    return { found: (output as { size: number | null }).size, bytes };
  };
}

async function ladder({ engine, points }: LadderTask): Promise<() => Promise<undefined>> {
  const curve = await openCurve(engine);
  const us = new Uint8Array(32 * points).map((_, i) => (i * 7 + 3) & 0x7f);
  const scalar = clamp(new Uint8Array(32).fill(0x5a));
  await curve.multiply(us.subarray(0, 32 * 1024), scalar); // the engine's compiler has seen it
  return async () => {
    await curve.multiply(us, scalar);
    return undefined;
  };
}

async function baseOt({ role, port }: BaseOtTask): Promise<() => Promise<undefined>> {
  const ot = await xOnly(await openSymmetric("wasm"));
  const peer = role === "receiver" ? "sender" : "receiver";
  const { signal } = new AbortController();
  const channel = openChannel(portPipe(port), { self: role, peer, signal, clock: { round: 0 }, patience: 600_000 });
  return async () => {
    const rng = systemRng();
    await (role === "sender" ? ot.send(channel, 128, rng) : ot.receive(channel, 128, rng.bytes(16), rng));
    await channel.finish();
    return undefined;
  };
}

/** Ready, then go, then done: what happens between the last two is measured. */
let go: (() => Promise<PartyDone | undefined>) | undefined;
addEventListener("message", async ({ data }: MessageEvent<PartyTask | LadderTask | BaseOtTask | "go">) => {
  if (data === "go") {
    postMessage({ done: await go?.() });
    return;
  }
  go = await (data.what === "party" ? party(data) : data.what === "ladder" ? ladder(data) : baseOt(data));
  postMessage("ready");
});
