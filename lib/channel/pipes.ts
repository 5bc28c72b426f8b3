/**
 * The carriers. Each hands over a *copy of exactly the bytes sent*.
 *
 * Trap: structured clone copies the whole ArrayBuffer under a view. Posting `buffer.subarray(0, 32)` to another worker
 * delivers the rest of the buffer too, secrets included. Hence the copy before each post, and the transfer after it.
 * Trap: `slice()` of Node's Buffer is no copy but a view of a pool shared with everything else. Hence `new Uint8Array`.
 */
import type { Frame, Pipe } from "./channel.ts";

const copied = (frame: Frame): Frame => (frame.kind === "data" ? { ...frame, bytes: new Uint8Array(frame.bytes) } : frame);

/** Two ends in this thread. Frames arrive in a later microtask, as from another thread: never inside `post`. */
export function memoryPipes(): [Pipe, Pipe] {
  const end = () => {
    let hear: ((frame: Frame) => void) | undefined;
    const early: Frame[] = [];
    return {
      arrive: (frame: Frame) =>
        queueMicrotask(() => {
          if (hear) hear(frame);
          else early.push(frame);
        }),
      listen: (listener: (frame: Frame) => void) => {
        hear = listener;
        early.splice(0).forEach(listener);
      },
    };
  };
  const [a, b] = [end(), end()];
  const pipe = (near: typeof a, far: typeof b): Pipe => ({
    post: (frame) => far.arrive(copied(frame)),
    listen: near.listen,
    close() {},
  });
  return [pipe(a, b), pipe(b, a)];
}

/** One end of a MessageChannel whose other end is in another worker. */
export function portPipe(port: MessagePort): Pipe {
  return {
    post(frame) {
      const own = copied(frame);
      port.postMessage(own, own.kind === "data" ? [own.bytes.buffer as ArrayBuffer] : []);
    },
    listen: (hear) => {
      port.onmessage = (event) => hear(event.data as Frame);
    },
    close() {}, // a closed port may lose what is still under way; the port dies with its worker
  };
}
