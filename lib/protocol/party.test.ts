import { describe, expect, it } from "vitest";
import { memoryPipes, openChannel, type Pipe } from "../channel/index.ts";
import { seededRng } from "../random/index.ts";
import { type Brought, defineProtocol, type Given, type Host, inMemory, type PartyStart, play, type Role, runParty } from "./index.ts";

const signal = new AbortController().signal;
const rng = seededRng("test", 7);
const list = (text: string): Brought => ({ name: "", bytes: new TextEncoder().encode(text) });
const isBrought = (thing: Brought | readonly string[]): thing is Brought => "bytes" in thing;

type Input = { readonly list: readonly string[] | Brought; readonly size: number };
const reading = defineProtocol(
  "test/reading",
  async () =>
    ({
      reader: async (_, input) => (isBrought(input.list) ? new TextDecoder().decode(input.list.bytes) : input.list.join()),
    }) satisfies Record<string, Role<Input, string>>,
);

const reader = (what: Given | readonly string[]) => ({ role: "reader", input: { list: what, size: 1 } }) as const;

describe("tickets", () => {
  const brought = { alice: list("alice's secret"), bob: list("bob's secret") };

  it("are exchanged where the party runs; what the director deals holds the ticket only", async () => {
    const base = inMemory(brought);
    const starts: PartyStart[] = [];
    const host: Host<Pipe> = {
      ...base,
      start(protocol, start, ...rest) {
        starts.push(start);
        return base.start(protocol, start, ...rest);
      },
    };
    const cast = { alice: reader({ given: "alice" }), bob: reader(["invented"]) };
    expect(await play(host, reading, cast, { rng, signal })).toEqual({ alice: "alice's secret", bob: "invented" });
    expect(starts.map((start) => start.input)).toEqual([
      { list: { given: "alice" }, size: 1 },
      { list: ["invented"], size: 1 },
    ]);
    expect(cast.alice.input.list).toEqual({ given: "alice" }); // the dealt input itself was not written over
  });

  it("dealt to another seat buy nothing", async () => {
    const cast = { alice: reader([]), bob: reader({ given: "alice" }) };
    await expect(play(inMemory(brought), reading, cast, { rng, signal })).rejects.toThrow(
      new TypeError('Nothing was brought for "alice".'),
    );
  });

  it("that nobody knows are refused, names that every object has among them", async () => {
    for (const given of ["carol", "constructor", "__proto__", ""]) {
      const cast = { alice: reader({ given }) };
      await expect(play(inMemory(brought), reading, cast, { rng, signal })).rejects.toThrow(`Nothing was brought for "${given}".`);
    }
  });

  it("stand at the top level of an input only, and other inputs pass as they are", async () => {
    const echo = { echo: async (_: unknown, input: unknown) => input };
    const run = (input: unknown) =>
      runParty(
        echo,
        { protocol: "test", seat: "alice", role: "echo", input, coins: rng.coins(), patience: 100 },
        { pipes: {}, signal, events: { progress() {} }, brought },
      );
    for (const input of [undefined, null, 7, "given", [{ given: "alice" }], { deep: { list: { given: "alice" } } }, { list: null }]) {
      expect(await run(input)).toEqual(input);
    }
    expect(await run({ list: { given: "alice" }, n: 1 })).toEqual({ list: brought.alice, n: 1 });
  });
});

describe("a party on its own, as in a room", () => {
  const start = (role: string, input: unknown = {}): PartyStart => ({
    protocol: "test",
    seat: "alice",
    role,
    input,
    coins: rng.coins(),
    patience: 300,
  });
  const peer = (pipe: Pipe) => openChannel(pipe, { self: "bob", peer: "alice", signal, clock: { round: 0 }, patience: 300 });

  it.each([
    ["a role that is not there", start("judge"), "TypeError"],
    ["a ticket for nothing", start("fine", { list: { given: "alice" } }), "TypeError"],
    ["a role that throws", start("throws"), "RangeError"],
  ])("tells its peer at once that it left: %s", async (_, what, name) => {
    const [near, far] = memoryPipes();
    const waiting = peer(far).receive("x", (bytes) => bytes);
    const roles = {
      fine: async () => 1,
      throws: async () => {
        throw new RangeError("a secret");
      },
    };
    const run = runParty(roles, what, { pipes: { bob: near }, signal, events: { progress() {} } });
    const [own, theirs] = await Promise.allSettled([run, waiting]);
    expect(own.status === "rejected" && own.reason.name).toBe(name);
    expect(theirs.status === "rejected" && theirs.reason.message).toBe(`alice left: ${name}`);
  });

  it("does not declare an output while its peer has not ended in order", async () => {
    const [near, far] = memoryPipes();
    const other = peer(far);
    const run = runParty({ fine: async () => "output" }, start("fine"), { pipes: { bob: near }, signal, events: { progress() {} } });
    other.abandon("Error");
    await expect(run).rejects.toThrow("bob left: Error");
  });
});
