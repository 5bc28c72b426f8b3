// What runs in Chromium's workers for the bench of private set intersection: one party of a duel, the ladder alone, base OTs
// alone, or many small sizes. A party is run as a figure runs it, but nobody draws its view, and its port goes straight to the other party.
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
/** One side of so many sizes of an intersection, one after the other, each under keys of its own. */
export interface SizesTask {
  readonly what: "sizes";
  readonly role: "receiver" | "sender";
  readonly times: number;
  readonly size: number;
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
  const run = await opened(protocol, role, settings, size);
  return () => run(port);
}

/** Loads the roles and makes the list; what it gives runs the party once over a port. */
async function opened(protocol: string, role: "receiver" | "sender", settings: object, size: number) {
  const roles = (await protocols[protocol]?.load()) as Roles;
  const input = { normalise: "none", output: "intersection", learns: "receiver", ...settings, list: listOf(role, size) };
  const start = { protocol, seat: role, role, input, coins: { kind: "system" }, patience: 600_000 } as const;
  return async (port: MessagePort): Promise<PartyDone> => {
    const pipe = portPipe(port);
    let bytes = 0;
    const counting: typeof pipe = {
      ...pipe,
      post(frame) {
        if (frame.kind === "data") bytes += frame.length;
        pipe.post(frame);
      },
    };
    const output = await runParty(roles, start, {
      pipes: { [role === "receiver" ? "sender" : "receiver"]: counting },
      signal: new AbortController().signal,
      events: { progress() {} },
    });
    return { found: (output as { size: number | null }).size, bytes };
  };
}

async function sizes({ role, times, size, port }: SizesTask): Promise<() => Promise<PartyDone>> {
  const run = await opened("psi/ecdh-x25519", role, { output: "size", engine: "auto" }, size);
  // The receiver makes a line for each run and hands its other end over.
  const lines: MessagePort[] = [];
  let more: (() => void) | undefined;
  port.onmessage = ({ ports: [line] }) => {
    lines.push(line as MessagePort);
    more?.();
  };
  const next = async (): Promise<MessagePort> => {
    if (role === "receiver") {
      const { port1, port2 } = new MessageChannel();
      port.postMessage(null, [port2]);
      return port1;
    }
    while (lines.length === 0) await new Promise<void>((resolve) => (more = resolve));
    return lines.shift() as MessagePort;
  };
  return async () => {
    const all = { found: 0, bytes: 0 };
    for (let i = 0; i < times; i++) {
      const { found, bytes } = await run(await next());
      all.found += found ?? 0;
      all.bytes += bytes;
    }
    return all;
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

const openers = { party, ladder, "base-ot": baseOt, sizes };

/** Ready, then go, then done: what happens between the last two is measured. */
let go: (() => Promise<PartyDone | undefined>) | undefined;
addEventListener("message", async ({ data }: MessageEvent<PartyTask | LadderTask | BaseOtTask | SizesTask | "go">) => {
  if (data === "go") {
    postMessage({ done: await go?.() });
    return;
  }
  go = await openers[data.what](data as never);
  postMessage("ready");
});
