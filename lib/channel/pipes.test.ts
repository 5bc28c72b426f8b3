import { setTimeout as later } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { type Frame, memoryPipes, openChannel, type Pipe, portPipe, WINDOW } from "./index.ts";

const data = (bytes: Uint8Array, seq = 0): Frame => ({ kind: "data", seq, round: 1, tag: "x", length: bytes.length, bytes });
const ports: MessagePort[] = [];
const portPipes = (): [Pipe, Pipe] => {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  return [portPipe(port1), portPipe(port2)];
};
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

const kinds = { memory: memoryPipes, port: portPipes };

describe.each(Object.entries(kinds))("a %s pipe", (_, pair) => {
  const heardBy = (pipe: Pipe): Frame[] => {
    const heard: Frame[] = [];
    pipe.listen((frame) => heard.push(frame));
    return heard;
  };

  it("keeps frames that came before anybody listened, in order with those after", async () => {
    const [a, b] = pair();
    for (let i = 0; i < 3; i++) a.post(data(new Uint8Array([i]), i));
    await later(5);
    const heard = heardBy(b);
    for (let i = 3; i < 6; i++) a.post(data(new Uint8Array([i]), i));
    await later(20);
    expect(heard.map((frame) => frame.kind === "data" && frame.seq)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it("never calls the listener from inside post", async () => {
    const [a, b] = pair();
    const heard = heardBy(b);
    a.post(data(new Uint8Array(1)));
    expect(heard).toEqual([]);
    await later(20);
    expect(heard.length).toBe(1);
  });

  it("delivers exactly the bytes of a view and nothing of the buffer beneath it", async () => {
    const [a, b] = pair();
    const heard = heardBy(b);
    const secretsAround = new Uint8Array(100).fill(7);
    a.post(data(secretsAround.subarray(10, 12)));
    await later(20);
    const [frame] = heard;
    if (frame?.kind !== "data") throw new Error("no data came");
    expect(frame.bytes.byteLength).toBe(2);
    expect(frame.bytes.buffer.byteLength).toBe(2);
    expect(secretsAround.length).toBe(100); // the sender's own buffer was not transferred away
  });

  it("does the same for Node's Buffer, whose slice() is a view of a shared pool", async () => {
    const [a, b] = pair();
    const heard = heardBy(b);
    const pooled = Buffer.from("two");
    expect(pooled.buffer.byteLength).toBeGreaterThan(3); // otherwise this test shows nothing
    a.post(data(pooled));
    pooled.fill(0);
    await later(20);
    const [frame] = heard;
    if (frame?.kind !== "data") throw new Error("no data came");
    expect(frame.bytes.buffer.byteLength).toBe(3);
    expect(new TextDecoder().decode(frame.bytes)).toBe("two");
    expect(pooled.length).toBe(3);
  });

  it("carries a whole conversation of several windows, and its end", async () => {
    const [a, b] = pair();
    const channel = (pipe: Pipe, self: string, peer: string) =>
      openChannel(pipe, { self, peer, signal: new AbortController().signal, clock: { round: 0 }, patience: 5000 });
    const [left, right] = [channel(a, "a", "b"), channel(b, "b", "a")];
    const chunk = new Uint8Array(WINDOW / 3).fill(1);
    const talk = async (me: typeof left) => {
      await Promise.all([
        (async () => {
          for (let i = 0; i < 9; i++) await me.send("chunk", chunk);
        })(),
        (async () => {
          for (let i = 0; i < 9; i++) expect((await me.receive("chunk", (bytes) => bytes)).length).toBe(chunk.length);
        })(),
      ]);
      await me.finish();
    };
    await Promise.all([talk(left), talk(right)]);
  });
});
