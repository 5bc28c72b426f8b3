/** The judge's end of the port, against an other end that a learner might have taken over. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { LearnerFault } from "../../lib/exercises/index.ts";
import { type Port, remote } from "./learner.ts";
import type { Ask } from "./messages.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A port whose other end answers with what `answer` gives, after so many milliseconds. */
function portWith(answer: (ask: Ask) => unknown, after = 0) {
  const asked: Ask[] = [];
  const port: Port = {
    onmessage: null,
    postMessage(ask) {
      asked.push(ask);
      setTimeout(() => port.onmessage?.({ data: answer(ask) } as MessageEvent), after);
    },
  };
  return { port, asked };
}
const echo = (ask: Ask) => ({ reply: "values", number: ask.number, values: ask.ask === "calls" ? ask.args.map(([first]) => first) : [] });
const hearing = () => ({ printed: vi.fn(), overdue: vi.fn(), failed: vi.fn() });
const settled = async <T>(promise: Promise<T>) => {
  const result = promise.catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  return result;
};

it("sends many calls in few messages, and keeps their order", async () => {
  const { port, asked } = portWith(echo);
  const learner = remote(port, ["f"], hearing());
  const args = Array.from({ length: 100_000 }, (_, i) => [i]);
  expect(await settled(learner.callMany("f", args))).toEqual(args.map(([i]) => i));
  expect(asked).toHaveLength(17);
});

it("says which of many calls failed, counted over all messages", async () => {
  const { port } = portWith((ask) => {
    const at = ask.ask === "calls" ? ask.args.findIndex(([first]) => first === 7321) : -1;
    return at < 0 ? echo(ask) : { reply: "fault", number: ask.number, fault: { kind: "threw", message: "mine", at, line: 3 } };
  });
  const error = await settled(
    remote(port, ["f"], hearing()).callMany(
      "f",
      Array.from({ length: 9000 }, (_, i) => [i]),
    ),
  );
  expect(error).toEqual(new LearnerFault("threw", "mine", 7321, 3));
});

it("sends fewer calls at once to a learner that is slow, so that no answer is late", async () => {
  const asked: number[] = [];
  const port: Port = {
    onmessage: null,
    postMessage(ask) {
      const calls = ask.ask === "calls" ? ask.args.length : 0;
      asked.push(calls);
      setTimeout(() => port.onmessage?.({ data: echo(ask) } as MessageEvent), calls * 50);
    },
  };
  const args = Array.from({ length: 400 }, (_, i) => [i]);
  expect(await settled(remote(port, ["f"], hearing()).callMany("f", args))).toEqual(args.map(([i]) => i));
  expect(Math.max(...asked.slice(1))).toBe(2);
});

it("counts the learner's time over all calls, and not the judge's", async () => {
  const { port } = portWith(echo, 900);
  const on = hearing();
  const learner = remote(port, ["f"], on, { silence: 1000, total: 2000 });
  await settled(learner.call("f", [1]));
  await vi.advanceTimersByTimeAsync(60_000); // the judge thinks
  await settled(learner.call("f", [2]));
  expect(on.overdue).not.toHaveBeenCalled();
  const third = await settled(learner.call("f", [3]));
  expect(third).toMatchObject({ name: "LearnerFault", kind: "timeout", message: expect.stringContaining("2 seconds in this run") });
  expect(on.overdue).toHaveBeenCalledOnce();
  await expect(learner.call("f", [4])).rejects.toMatchObject({ kind: "timeout" });
});

it("ends a learner that does not answer", async () => {
  const { port } = portWith(() => undefined);
  const on = hearing();
  expect(await settled(remote(port, ["f"], on).begin())).toMatchObject({
    kind: "timeout",
    message: expect.stringContaining("no answer for 5 seconds"),
  });
  expect(on.overdue).toHaveBeenCalledOnce();
});

it.each([
  ["nothing", undefined],
  ["a number", 5],
  ["values that are no list", { reply: "values", number: 1, values: { length: 1 } }],
  ["an answer to what was not asked", { reply: "values", number: 2, values: [1] }],
  ["a number that is no number", { reply: "values", number: "1", values: [1] }],
  ["a fault of no kind", { reply: "fault", number: 1, fault: { kind: "mine", message: "x" } }],
  ["a fault without a message", { reply: "fault", number: 1, fault: { kind: "threw" } }],
  ["something else", { reply: "passed", number: 1 }],
])("does not read %s", async (_, data) => {
  const { port } = portWith(() => data);
  expect(await settled(remote(port, ["f"], hearing()).call("f", []))).toMatchObject({ kind: "timeout" });
});

it("does not take two answers for one", async () => {
  const { port } = portWith((ask) => ({ reply: "values", number: ask.number, values: [1, 2] }));
  expect(await settled(remote(port, ["f"], hearing()).call("f", []))).toMatchObject({ kind: "data" });
});

it("passes on what is printed, cut", async () => {
  const { port } = portWith(() => ({ reply: "printed", line: "x".repeat(9000) }));
  const on = hearing();
  await settled(remote(port, ["f"], on).begin());
  expect(on.printed.mock.calls[0]?.[0]).toHaveLength(5000);
});
