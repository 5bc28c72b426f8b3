/** What a shop that follows the intersection-sum, and keeps what it saw, finds out about whose numbers were added. */
import { describe, expect, it } from "vitest";
import { type SumStaging, summed } from "../psi/sum.fixture.ts";
import { fitting, multiplied } from "./subsets.ts";

const rowsOf = (amounts: Readonly<Record<string, number>>) => Object.entries(amounts).map(([id, amount]) => `${id},${amount}`);

describe("a curious shop", () => {
  const w = rowsOf({ ana: 20, bo: 20, cy: 50, dee: 10, eve: 20, fay: 50, gus: 10, hal: 20 });
  const v = ["bo", "dee", "fay", "zoe"];
  const found = async (settings: Partial<SumStaging>) => {
    const { shop } = await summed({ v, w, keepUpTo: 24, ...settings });
    const view = shop.view as NonNullable<typeof shop.view>;
    const [n, product] = [BigInt(`0x${view.n}`), BigInt(`0x${view.product}`)];
    const places = multiplied(
      view.offered.map(({ residue }) => BigInt(`0x${residue}`)),
      product,
      shop.size,
      n,
    );
    return { shop, names: places?.map((at) => view.offered[at]?.spelling).sort() ?? null };
  };

  it("reads off the members where the publisher does not rerandomise", async () => {
    for (let seed = 0; seed < 5; seed++) expect((await found({ rerandomise: false, seed })).names).toEqual(["bo", "dee", "fay"]);
  });
  it("finds no product where it does, over all shared rows and with none", async () => {
    for (let seed = 0; seed < 5; seed++) expect((await found({ seed })).names).toBe(null);
    expect((await found({ v: ["zoe"] })).names).toBe(null);
  });
  it("knows whose number it is where there is one, whatever was done to the encryption", async () => {
    const { shop } = await found({ v: ["cy"], w: rowsOf({ ana: 20, cy: 51, bo: 20 }) });
    expect(shop).toMatchObject({ size: 1, sum: 51 });
    expect(fitting([20, 51, 20], shop.size, shop.sum).only).toEqual([1]);
  });
  it("keeps nothing of a longer list", async () => {
    expect((await summed({ v, w, keepUpTo: 7 })).shop.view).toBe(null);
  });
});
