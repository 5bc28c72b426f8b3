import { expect, it } from "vitest";
import { memoryVault } from "./vault.ts";

it("changes a record, or leaves it: what is thrown is thrown on, and nothing is written", async () => {
  const vault = memoryVault();
  expect(await vault.update("a", (record) => ({ record: "1", out: record }))).toBeUndefined();
  expect(await vault.update("a", (record) => ({ out: record }))).toBe("1");
  const failing = vault.update("a", () => {
    throw new RangeError("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await vault.update("a", (record) => ({ out: record }))).toBe("1");
  expect(await vault.update("b", (record) => ({ out: record }))).toBeUndefined();
  expect(await vault.lasting()).toBe("run");
});
