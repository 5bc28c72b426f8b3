import { expect, it } from "vitest";
import { memoryPipes } from "../channel/index.ts";
import { busyClock } from "./busy.ts";

const turn = () => new Promise<void>((resolve) => setTimeout(resolve, 5));

it("counts from the first thing that comes in until the thread is free, and not the waiting in between", async () => {
  let time = 100;
  const clock = busyClock(() => time);
  clock.enter();
  time += 3;
  clock.enter(); // within a task that is counted already
  time += 4;
  await turn(); // free
  time += 1000; // waits
  const [near, far] = memoryPipes();
  clock.watched(near).listen(() => {
    time += 20;
  });
  far.post({ kind: "data", seq: 0, round: 1, tag: "x", length: 0, bytes: new Uint8Array() });
  await turn();
  time += 500;
  clock.enter();
  time += 1;
  expect(clock.read()).toEqual({ from: 100, to: 1628, busy: 28 });
});
