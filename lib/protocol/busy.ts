/**
 * How long a party's thread works: a browser tells no script its CPU time, so each task is timed from where it comes in (a frame, a
 * continued loop, the start) until the thread is free again.
 *
 * Trap: it is the thread's time. Two parties in one thread cannot be told apart, so only a host that gives each a thread of its own measures.
 * Trap: what the system gives to other programs meanwhile counts; what the platform does elsewhere (WebCrypto, compiling) does not.
 */
import type { Pipe } from "../channel/index.ts";

/** In ms. Both moments are on one clock for all parties of a play, as far as the host has one. */
export interface Spent {
  readonly from: number;
  readonly to: number;
  readonly busy: number;
}

export interface BusyClock {
  /** A task has begun. Within one, again, it does nothing. */
  enter(): void;
  /** Each frame that comes in begins a task. */
  watched(pipe: Pipe): Pipe;
  read(): Spent;
}

export function busyClock(now: () => number): BusyClock {
  const from = now();
  let busy = 0;
  let entered: number | undefined;
  // A message to oneself arrives when the task and its microtasks are over.
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    if (entered !== undefined) busy += now() - entered;
    entered = undefined;
  };
  const enter = () => {
    if (entered !== undefined) return;
    entered = now();
    port2.postMessage(0);
  };
  return {
    enter,
    watched: (pipe) => ({
      ...pipe,
      listen: (hear) =>
        pipe.listen((frame) => {
          enter();
          hear(frame);
        }),
    }),
    read() {
      port1.close();
      const to = now();
      return { from, to, busy: busy + (entered === undefined ? 0 : to - entered) };
    },
  };
}
