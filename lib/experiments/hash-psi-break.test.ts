import { bytesToHex } from "@noble/hashes/utils.js";
import { describe, expect, it } from "vitest";
import { inMemory } from "../protocol/index.ts";
import { modeOf } from "../psi/modes.ts";
import { systemRng } from "../random/index.ts";
import { tagOf } from "./hash-psi-break.run.ts";
import { hashPsiBreak } from "./hash-psi-break.ts";
import { hashesRead, oprfResists } from "./hash-psi-break.verdicts.ts";
import { runExperiment } from "./run.ts";

const run = (values: object, seed?: number) =>
  runExperiment(
    hashPsiBreak,
    { ...hashPsiBreak.params.defaults, ...values },
    { host: inMemory(), signal: new AbortController().signal, seed },
  );

describe("hash-psi-break", () => {
  it("recovers every hashed number, none of the tags, and measures its rate", async () => {
    const { result, measured } = await run({ numbers: 5, digits: 4 });
    expect(result).toMatchObject({ listed: 5, tried: 10_000, oprf: { tried: 10_000, recovered: [], triedUnderOwnKey: 200 } });
    expect(new Set(result.recovered.map(({ value }) => value)).size).toBe(5);
    expect(measured["rate"]).toBeGreaterThan(1000);
  });

  it("gives the same result under the same seed", async () => {
    const once = await run({ digits: 3 }, 4);
    expect((await run({ digits: 3 }, 4)).result).toEqual(once.result);
    expect((await run({ digits: 3 }, 5)).result).not.toEqual(once.result);
  });

  it("lists as many numbers as there are, where all are listed", async () => {
    expect((await run({ numbers: 100, digits: 3 })).result.recovered).toHaveLength(100);
  });

  it("verdict hash-psi-break/hashes-read: yes", async () => expect(hashesRead((await run({ digits: 3 })).result)).toBe(true));
  it("verdict hash-psi-break/hashes-read: no", () =>
    expect(hashesRead({ listed: 2, recovered: [{ hash: "00", value: "+1" }] })).toBe(false));
  it("verdict hash-psi-break/oprf-resists: yes", async () => expect(oprfResists((await run({ digits: 3 })).result)).toBe(true));
  it("verdict hash-psi-break/oprf-resists: no", () => {
    // An attacker who has the key guesses as before: it computes the tags itself.
    const key = modeOf("oprf", "").keys(systemRng());
    const listed = bytesToHex(tagOf(key, "+99955042"));
    const recovered = ["+99955041", "+99955042"]
      .map((value) => ({ hash: bytesToHex(tagOf(key, value)), value }))
      .filter(({ hash }) => hash === listed);
    expect(oprfResists({ oprf: { tried: 2, recovered, triedUnderOwnKey: 0 } })).toBe(false);
  });
});
