import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { makeStill } from "./still.ts";

let folder: string;
/** As a process that has made none yet. */
const afresh = () => (globalThis as { petriStills?: Map<string, unknown> }).petriStills?.clear();

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "petri-stills-test-"));
  vi.stubEnv("PETRI_STILLS", folder);
  afresh();
});
afterEach(() => {
  vi.unstubAllEnvs();
  afresh();
  rmSync(folder, { recursive: true });
});

it("what one process of a build has made the next one reads, to the last byte", async () => {
  const made = await makeStill("psi", "n=3&m=4");
  expect(readdirSync(folder)).toHaveLength(1);
  afresh();
  const read = await makeStill("psi", "n=3&m=4");
  expect(read).not.toBe(made);
  expect(read).toEqual(made);
  expect(read.bytes.length).toBeGreaterThan(4);
  expect(read.bytes[0]).toBeInstanceOf(Uint8Array);
});

it("other parameters are another still", async () => {
  const few = await makeStill("psi", "n=3&m=4");
  const more = await makeStill("psi", "n=3&m=5");
  expect(more.shown.values).not.toEqual(few.shown.values);
  expect(readdirSync(folder)).toHaveLength(2);
});

it("is read from there, and not made once more", async () => {
  await makeStill("psi", "n=3&m=4");
  const [file = ""] = readdirSync(folder);
  afresh();
  writeFileSync(path.join(folder, file), "no still");
  await expect(makeStill("psi", "n=3&m=4")).rejects.toThrow();
});
