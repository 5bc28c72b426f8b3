/** What an embedding page may hear of a run in which a person brought lists, and what it may say. */
import { afterEach, describe, expect, it, vi } from "vitest";
import { experiments } from "../../lib/experiments/index.ts";
import { joinParent, readMessage } from "./parent.ts";

const MARKER = "zebra-4711-marker";
const list = { lines: 1, accepted: 1, duplicates: 0, rejected: [{ line: 2, reason: MARKER }] };
const result = { protocol: "ecdh", size: 1, intersection: [MARKER], inputs: { receiver: list, sender: list } };

/** A window with a parent, and a way for the parent to speak. */
function framed() {
  const parent = { postMessage: vi.fn() };
  let hear: ((event: unknown) => void) | undefined;
  vi.stubGlobal("window", { parent });
  vi.stubGlobal("addEventListener", (_: string, listener: typeof hear) => {
    hear = listener;
  });
  return { parent, speak: (source: unknown, origin: string, data: unknown) => hear?.({ source, origin, data }) };
}
afterEach(() => vi.unstubAllGlobals());

const get = { petri: 1, widget: "psi", type: "get" };

describe("what an embedded figure says", () => {
  it("leaves out all that is made of a person's own input", async () => {
    const { parent, speak } = framed();
    const joined = joinParent(
      experiments.psi,
      () => ({}),
      () => {},
    );
    speak(parent, "https://slides.example", get);
    await joined?.result({}, result, true);
    const [said, target] = parent.postMessage.mock.lastCall ?? [];
    expect(target).toBe("https://slides.example");
    expect(said).toEqual({ petri: 1, widget: "psi", type: "result", params: {}, result: { protocol: "ecdh", size: 1 } });
    expect(JSON.stringify(said)).not.toContain(MARKER);
  });

  it("posts the whole result of invented lists", async () => {
    const { parent, speak } = framed();
    const joined = joinParent(
      experiments.psi,
      () => ({}),
      () => {},
    );
    speak(parent, "https://slides.example", get);
    await joined?.result({}, result, false);
    expect(parent.postMessage.mock.lastCall?.[0].result).toEqual(result);
  });

  it("keeps the order of results where the first must be read over, and says so where it cannot be", async () => {
    const { parent, speak } = framed();
    const card = { ...experiments.psi };
    const joined = joinParent(
      card,
      () => ({}),
      () => {},
    );
    speak(parent, "https://slides.example", get);
    void joined?.result({ n: 1 }, result, true);
    await joined?.result({ n: 2 }, result, false);
    expect(parent.postMessage.mock.calls.map(([said]) => [said.type, said.params.n])).toEqual([
      ["result", 1],
      ["result", 2],
    ]);
    card.outcome = () => Promise.reject(new Error("no connection"));
    await joined?.result({}, result, true);
    expect(parent.postMessage.mock.lastCall?.[0]).toMatchObject({ type: "error", message: expect.stringContaining("stays here") });
    expect(JSON.stringify(parent.postMessage.mock.lastCall)).not.toContain(MARKER);
  });

  it("says nothing of a run before the parent has spoken, nor to an origin that cannot be addressed", async () => {
    const { parent, speak } = framed();
    const joined = joinParent(
      experiments.psi,
      () => ({}),
      () => {},
    );
    await joined?.result({}, result, false);
    speak(parent, "null", get);
    await joined?.result({}, result, false);
    expect(parent.postMessage).not.toHaveBeenCalled();
    joined?.say({ type: "ready" });
    expect(parent.postMessage.mock.lastCall?.[1]).toBe("*");
  });

  it("pins the first origin, and hears neither another one nor another window", async () => {
    const { parent, speak } = framed();
    const hear = vi.fn();
    const joined = joinParent(experiments.psi, () => ({}), hear);
    speak({}, "https://evil.example", get);
    expect(hear).not.toHaveBeenCalled();
    speak(parent, "https://slides.example", get);
    speak(parent, "https://evil.example", get);
    expect(hear).toHaveBeenCalledTimes(1);
    await joined?.result({}, result, false);
    expect(parent.postMessage.mock.lastCall?.[1]).toBe("https://slides.example");
  });
});

describe("what it understands", () => {
  it("ignores what is not addressed to it, and refuses a wrong envelope with a sentence", () => {
    expect(readMessage(experiments.psi, {}, "hello")).toBeUndefined();
    expect(readMessage(experiments.psi, {}, { type: "get" })).toBeUndefined();
    expect(readMessage(experiments.psi, {}, { ...get, more: 1 })).toMatchObject({ type: "refused" });
    expect(readMessage(experiments.psi, {}, { ...get, petri: 2 })).toMatchObject({ type: "refused" });
    expect(readMessage(experiments.psi, {}, get)).toEqual({ type: "get" });
    const refused = (said: object) => readMessage(experiments.psi, {}, { ...get, ...said });
    expect(refused({ type: "set" })).toMatchObject({ sentence: expect.stringContaining('Expected "params"') });
    expect(refused({ type: "run", params: {} })).toMatchObject({ sentence: expect.stringContaining('received "params"') });
    expect(refused({ type: "go" })).toMatchObject({ sentence: expect.stringContaining('("set" | "run" | "reset" | "get")') });
  });
});
