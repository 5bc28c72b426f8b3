import { describe, expect, it } from "vitest";
import { inMemory } from "../protocol/index.ts";
import { runExperiment } from "./run.ts";
import { verifiableShares } from "./verifiable-shares.ts";
import { dealerCaught, oneSecret, pinBruteForced } from "./verifiable-shares.verdicts.ts";

const run = async (values: object, seed?: number) => {
  const given = { ...verifiableShares.params.defaults, ...values };
  return (await runExperiment(verifiableShares, given, { host: inMemory(), signal: new AbortController().signal, seed })).result;
};
const pedersen = { scheme: "pedersen" } as const;

describe("verifiable-shares", () => {
  it("accepts an honest dealer, opens the PIN from every set, and gives it away under Feldman only", async () => {
    for (const values of [{ pin: "0042" }, { ...pedersen, pin: "0042" }, { threshold: 2, parties: 8, pin: "0000" }]) {
      const result = await run(values);
      expect(Object.values(result.accepted)).toEqual(result.parties.map(() => true));
      expect(result.opened).toMatchObject({ distinct: 1, values: [{ pin: values.pin }] });
      expect(result.commitments).toHaveLength(result.threshold);
      const { scheme, bruteForced, tried, possible } = result;
      expect([bruteForced, tried, possible]).toEqual(
        scheme === "feldman" ? [values.pin, Number(values.pin) + 1, 1] : [null, 10_000, 10_000],
      );
    }
  });

  it("counts every set", async () => {
    const { opened } = await run({ parties: 6, threshold: 3 });
    expect(opened?.sets).toBe(20);
    expect(opened?.values.reduce((sum, { sets }) => sum + sets, 0)).toBe(20);
  });

  it("shows one Pedersen commitment as several PINs, each blinding another, all of them checked", async () => {
    const { openings } = await run({ ...pedersen, pin: "1234" });
    expect(openings?.ofDealer).toBe(false);
    expect(openings?.fitting.map(({ pin }) => pin)).toEqual(["1234", "0000", "5683", "9999"]);
    expect(openings?.fitting.every(({ fits }) => fits)).toBe(true);
    expect(new Set(openings?.fitting.map(({ blinding }) => blinding)).size).toBe(4);
    const known = await run({ ...pedersen, cheat: "known-log" });
    expect(known.openings).toMatchObject({ ofDealer: true, commitment: known.commitments[0] });
    expect(known.openings?.fitting.every(({ fits }) => fits)).toBe(true);
    expect((await run({})).openings).toBe(null);
  });

  it("gives the same result under the same seed", async () => {
    const once = await run({ cheat: "bad-share" }, 4);
    expect(await run({ cheat: "bad-share" }, 4)).toEqual(once);
    expect(await run({ cheat: "bad-share" }, 5)).not.toEqual(once);
  });

  it.each<[string, object, string | null, readonly string[]]>([
    ["mends a bad share that is asked for", { cheat: "bad-share" }, null, ["p5"]],
    [
      "refuses a dealer of whom as many complain as the threshold",
      { cheat: "bad-share", victims: 3 },
      "too-many-complaints",
      ["p3", "p4", "p5"],
    ],
    ["refuses a false answer", { cheat: "false-answer" }, "false-answer", ["p5"]],
    ["refuses two boards", { cheat: "two-boards", victims: 2 }, "boards-differ", []],
    ["refuses too high a degree", { cheat: "high-degree", ...pedersen }, "wrong-length", []],
    ["has no complaint about a dealer that made H", { cheat: "known-log", ...pedersen }, null, []],
  ])("%s", async (_, values, refusal, complaints) => {
    const result = await run(values);
    expect(result).toMatchObject({ refusal, complaints });
    expect(new Set(Object.values(result.accepted))).toEqual(new Set([refusal === null]));
    expect(result.opened === null).toBe(refusal !== null);
    expect(result.parties.every(({ share }) => (share === null) === (refusal !== null))).toBe(true);
  });

  it("says whose board differs", async () => {
    const { parties } = await run({ cheat: "two-boards", victims: 2 });
    expect(parties.map(({ sameBoard }) => sameBoard)).toEqual([true, true, true, false, false]);
  });

  it.each([
    { threshold: 6 },
    { victims: 6 },
    { cheat: "two-boards", victims: 5 },
    { cheat: "known-log" },
    { pin: "123" },
    { pin: "12a4" },
    { pin: "+123" },
    { parties: 9 },
  ])("refuses %o", async (values) => expect(run(values)).rejects.toMatchObject({ name: "WrongCall" }));

  it("verdict verifiable-shares/dealer-caught: yes", async () => {
    for (const cheat of ["bad-share", "false-answer", "two-boards", "high-degree"]) expect(dealerCaught(await run({ cheat }))).toBe(true);
  });
  it("verdict verifiable-shares/dealer-caught: no", async () => {
    expect(dealerCaught(await run({ cheat: "known-log", ...pedersen }))).toBe(false);
    expect(dealerCaught(await run({ cheat: "bad-share", checks: false }))).toBe(false);
  });
  it("has nothing to say of an honest dealer", async () => expect(dealerCaught(await run({}))).toBe(null));

  it("verdict verifiable-shares/pin-brute-forced: yes", async () => expect(pinBruteForced(await run({ pin: "9999" }))).toBe(true));
  it("verdict verifiable-shares/pin-brute-forced: no", async () => expect(pinBruteForced(await run(pedersen))).toBe(false));

  it("verdict verifiable-shares/one-secret: yes", async () => {
    expect(oneSecret(await run({}))).toBe(true);
    expect(oneSecret(await run({ cheat: "bad-share", victims: 2 }))).toBe(true);
  });
  it("verdict verifiable-shares/one-secret: no", async () => {
    const known = await run({ cheat: "known-log", ...pedersen }, 1);
    expect(oneSecret(known)).toBe(false);
    // The set that the dealer chose opens another PIN.
    expect(known.opened?.values.find(({ example }) => String(example) === "p1,p2,p5")?.pin).toMatch(/^\d{4}$/);
    for (const cheat of ["bad-share", "two-boards", "high-degree"]) expect(oneSecret(await run({ cheat, checks: false }))).toBe(false);
  });
  it("opens nothing where the dealer was refused", async () => expect(oneSecret(await run({ cheat: "false-answer" }))).toBe(null));
});
