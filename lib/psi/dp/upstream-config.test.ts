/** DPCA-PSI's own settings: its four variants are read and run, and what does not fit is refused by its name. */
import { describe, expect, it } from "vitest";
import { staged } from "./dpca.fixture.ts";
import type { DpcaInput } from "./terms.ts";
import { sideOf } from "./upstream-config.ts";
import configs from "./vectors/dpca-configs.json" with { type: "json" };

type Blocks = Record<string, Record<string, unknown>>;
const merged = (base: Blocks, change: Blocks): Blocks =>
  Object.fromEntries(Object.keys({ ...base, ...change }).map((name) => [name, { ...base[name], ...change[name] }]));
const list = ["a,b,c,1"];

describe.each(Object.entries(configs.variants) as [string, Blocks][])("%s", (name, change) => {
  it("is read as it says", async () => {
    for (const side of ["sender", "receiver"] as const) {
      const { role, input } = await sideOf(merged(configs[side], change), list);
      expect(role).toBe(side);
      expect(input).toMatchObject({
        variant: "compatible",
        identifiers: 3,
        dummies: name === "without_dp" ? null : 1440,
        zeroColumn: side === "receiver" ? -1 : null,
        paillier: { bits: 2048, short: name !== "without_djn", packing: name !== "without_packing", statisticalBits: 40 },
        queries: { limit: 10, dataset: `../data/${side}_input_file.csv` },
      });
    }
  });

  it("runs, here with small keys and few dummies", async () => {
    const smaller = merged(change, {
      paillier_params: { ...change["paillier_params"], paillier_n_len: 1024 },
      dp_params: { ...change["dp_params"], precomputed_tau: 1 },
    });
    const input = async (side: "sender" | "receiver"): Promise<Partial<DpcaInput>> => {
      const { list: _, ...rest } = (await sideOf(merged(configs[side], smaller), list)).input;
      return { ...rest };
    };
    const { sender, receiver, opened } = await staged({
      s: ["a,b,c,5", "d,e,f,6"],
      r: ["a,x,y,7", "z,e,w,8"],
      variant: "compatible",
      sender: await input("sender"),
      receiver: await input("receiver"),
    });
    expect(sender.sizes).toEqual(receiver.sizes);
    if (name === "without_dp") expect(sender.sizes).toEqual([1, 1, 0]);
    expect(opened.reduce((sum, row) => sum + (row[1] as bigint), 0n)).toBe(15n); // the receiver's column is zero in dummies
  });
});

describe("settings that do not fit", () => {
  const config = (change: Blocks) => merged(configs.sender, change);
  it.each<[string, Blocks, RegExp]>([
    ["another curve", { ecc_params: { curve_id: 714 } }, /^ecc_params\.curve_id: /],
    ["too many identifiers", { common: { ids_num: 101 } }, /^common\.ids_num: /],
    ["a key of 512 bits", { paillier_params: { paillier_n_len: 512 } }, /^paillier_params\.paillier_n_len: /],
    ["narrow slots", { paillier_params: { statistical_security_bits: 39 } }, /^paillier_params\.statistical_security_bits: /],
    ["no dummies by another name", { dp_params: { precomputed_tau: 0 } }, /^dp_params\.precomputed_tau: /],
    ["a misspelt name", { dp_params: { precomputed_tua: 5 } }, /^dp_params\.precomputed_tua: /],
    ["dummies that nobody counted", { dp_params: { use_precomputed_tau: false } }, /^dp_params\.use_precomputed_tau: .*no protection/],
  ])("%s", async (_, change, sentence) => {
    await expect(sideOf(config(change), list)).rejects.toMatchObject({ name: "WrongInput", message: expect.stringMatching(sentence) });
  });

  it.each([undefined, null, [], "x", {}, { common: {} }])("%j", async (settings) => {
    await expect(sideOf(settings, list)).rejects.toMatchObject({
      name: "WrongInput",
      message: expect.stringMatching(/^(the settings|common)[^\n]*\.$/),
    });
  });

  it("fills what is missing with upstream's defaults", async () => {
    const { input } = await sideOf({ common: { is_sender: false } }, list);
    expect(input).toMatchObject({ identifiers: 3, dummies: 1440, zeroColumn: null, queries: { limit: 10, dataset: null } });
  });

  it("counts dummies where a delta is given: the published number for a million rows", async () => {
    const { input } = await sideOf(config({ dp_params: { use_precomputed_tau: false } }), list, 1e-7);
    expect(input).toMatchObject({ dummies: 1440, promise: { epsilon: 2, queries: 10 } });
  });
});
