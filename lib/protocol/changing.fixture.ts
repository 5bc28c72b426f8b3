/** For tests of protocols: a network that breaks no frame and changes what is inside. */
import type { Frame, Pipe } from "../channel/index.ts";
import { type AnyHost, type Host, inMemory } from "./index.ts";

/** Changes one sender's messages of one tag, and leaves their headers right: noticing that is the protocol's business. */
export function changing(from: string, tag: string, change: (bytes: Uint8Array, to: string) => Uint8Array): AnyHost {
  const memory = inMemory();
  const through = (to: string, pipe: Pipe): Pipe => ({
    ...pipe,
    post(frame: Frame) {
      const bytes = frame.kind === "data" && frame.tag === tag ? change(frame.bytes, to) : undefined;
      pipe.post(frame.kind === "data" && bytes ? { ...frame, bytes, length: bytes.length } : frame);
    },
  });
  const host: Host<Pipe> = {
    ...memory,
    start(protocol, start, ends, signal, events) {
      const changed = Object.fromEntries(Object.entries(ends).map(([to, pipe]) => [to, through(to, pipe)]));
      return memory.start(protocol, start, start.seat === from ? changed : ends, signal, events);
    },
  };
  return host;
}
