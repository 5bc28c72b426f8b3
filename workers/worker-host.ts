/**
 * Seats each party in a worker of its own. The page makes the workers; the director talks to each over a port.
 *
 * Trap: the director could make them itself, as workers inside its worker, and Chromium is content with that. In Firefox
 * ESR 153, 5 of 178 such plays never started (cause unknown); of 120 with workers made by the page, none.
 */
import * as Comlink from "comlink";
import { PeerLeft, ProtocolError, portPipe } from "../lib/channel/index.ts";
import type { Host } from "../lib/protocol/index.ts";
import { packed, unpacked } from "./long-lists.ts";
import { type Outcome, RunFault } from "./outcome.ts";
import type { PartyListener, PartyWorker } from "./party.worker.ts";

export const workerHost = (seat: (name: string) => Promise<MessagePort>): Host<MessagePort> => ({
  link() {
    const { port1, port2 } = new MessageChannel();
    return { inside: port1, outside: portPipe(port2) };
  },
  async start(_protocol, start, ports, signal, events) {
    const listener: PartyListener = { progress: events.progress, spent: (spent) => events.spent?.(spent) };
    const party = Comlink.wrap<PartyWorker>(await seat(start.seat));
    // Comlink's calls never settle when the other side dies. The page sees a party die and ends the run; a failed play ends here.
    const stopped = new Promise<never>((_, reject) => {
      const over = () => {
        party[Comlink.releaseProxy](); // its worker then closes. It also keeps `party` reachable until here: a collected remote stops its worker's ear
        reject(signal.reason);
      };
      signal.addEventListener("abort", over, { once: true });
    });
    stopped.catch(() => {}); // after a play that went well
    const { value: input, transfer } = packed(start.input);
    const work = party.run(
      Comlink.transfer({ ...start, input }, transfer),
      Comlink.transfer({ ...ports }, Object.values(ports)),
      Comlink.proxy(listener),
    );
    return unpacked(outputOf(await Promise.race([work, stopped])));
  },
});

/**
 * A party's failure of its class again. Whoever directs a play tells a cause (ProtocolError) from its echo at the others
 * (PeerLeft), and a run that expects a refusal (a cheat that is noticed) tells it from any other failure.
 */
function outputOf<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  const { name, message, from, round, tag } = outcome.error;
  if (name === "PeerLeft") throw new PeerLeft(message);
  if (name === "ProtocolError" && from !== undefined && round !== undefined && tag !== undefined) {
    throw Object.assign(new ProtocolError(from, round, tag, ""), { message });
  }
  throw new RunFault(outcome.error);
}
