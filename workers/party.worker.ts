/**
 * One party in a worker of its own. It loads its own subject's code and nothing else, and it makes its own view.
 *
 * It has two lines. Over a port it talks to the director: start, progress, output. Over its own line to the page it gets
 * what a person brought for this party, and posts this party's view. Neither passes through the director.
 */
import * as Comlink from "comlink";
import { type Message, portPipe } from "../lib/channel/index.ts";
import { protocols } from "../lib/experiments/protocols.ts";
import { type Brought, type PartyStart, runParty, type Spent, type Vault } from "../lib/protocol/index.ts";
import { browserVault } from "./ledger-store.ts";
import { packed, unpacked } from "./long-lists.ts";
import { type Outcome, settle } from "./outcome.ts";
import { latest, paced } from "./pace.ts";
import { pageVault } from "./page-vault.ts";
import { type BroughtFile, type Hello, shownInput, type ViewEvent } from "./view.ts";

/** What a party tells its director. */
export interface PartyListener {
  progress(fraction: number, note: string): void | Promise<void>;
  spent(spent: Spent): void | Promise<void>;
}

/** Of a long message the page gets the beginning: a panel shows no more, and the page's thread stays free. */
const PREVIEW = 256;

const read = async ({ file, ...about }: BroughtFile): Promise<Brought> => ({ ...about, bytes: new Uint8Array(await file.arrayBuffer()) });

const party = (files: Hello["files"], vault: Vault, post: (event: ViewEvent) => void) => ({
  run: (start: PartyStart, ports: Readonly<Record<string, MessagePort>>, listener: PartyListener) =>
    settle(async () => {
      const protocol = protocols[start.protocol];
      if (!protocol) throw new TypeError(`There is no protocol "${start.protocol}".`);
      const roles = await protocol.load();
      const brought: Record<string, Brought> = {};
      for (const [ticket, file] of Object.entries(files)) brought[ticket] = await read(file);
      const pipes = Object.fromEntries(Object.entries(ports).map(([peer, port]) => [peer, portPipe(port)]));
      const progress = latest((args: [number, string]) => listener.progress(...args));
      const told = (type: "received" | "sent") =>
        paced<Message>(async (batch) => {
          post({ type, batch: batch.map((m) => ({ ...m, bytes: m.bytes.slice(0, PREVIEW) })) });
          await new Promise((resolve) => setTimeout(resolve, 16)); // a frame: the page paints no oftener
        });
      const [received, sent] = [told("received"), told("sent")];
      let spent: unknown;
      const output = await runParty(
        roles,
        { ...start, input: unpacked(start.input) },
        {
          pipes,
          brought,
          vault,
          now: () => performance.timeOrigin + performance.now(),
          signal: new AbortController().signal, // stopping a party is terminating its worker
          events: {
            progress: (...args) => progress.offer(args),
            dealt: (input, coins) => post({ type: "dealt", input: shownInput(input), coins }),
            received: received.offer,
            sent: sent.offer,
            spent: (time) => {
              spent = listener.spent(time);
            },
          },
        },
      );
      await Promise.all([progress.drained(), received.drained(), sent.drained(), spent]);
      return output;
    }).then(packedOutcome),
  /** When the director lets go: the play is over, and all that this party said has arrived. */
  [Comlink.finalizer]: () => close(),
});

function packedOutcome(outcome: Outcome<unknown>): Outcome<unknown> {
  if (!outcome.ok) return outcome;
  const { value, transfer } = packed(outcome.value);
  return Comlink.transfer({ ok: true, value }, transfer);
}

export type PartyWorker = ReturnType<typeof party>;

addEventListener("message", ({ data, ports: [port, shelf] }: MessageEvent<Hello>) => {
  if (port && shelf)
    Comlink.expose(
      party(data.files, browserVault(pageVault(shelf)), (event) => postMessage(event)),
      port,
    );
});
postMessage({ type: "ready" } satisfies ViewEvent);
