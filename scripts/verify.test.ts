/** The command as people call it: answer on standard output, one sentence on standard error, exit codes. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";

const root = new URL("..", import.meta.url).pathname;
const here = mkdtempSync(join(tmpdir(), "verify-"));
afterAll(() => rmSync(here, { recursive: true }));

const verify = (...words: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "scripts/verify.ts", ...words], {
    cwd: root,
    env: { ...process.env, INIT_CWD: here, NODE_OPTIONS: "" },
    encoding: "utf8",
  });
  return { status, stdout, stderr };
};

const vectors = readFileSync(join(root, "lib/psi/vectors/rfc9497.json"), "utf8");
writeFileSync(join(here, "good.json"), vectors);
writeFileSync(join(here, "tampered.json"), vectors.replace('"Output": "527759c3', '"Output": "527759c4'));
writeFileSync(join(here, "other.json"), '{"vectors":[{"id":"p","topic":"bfv","data":{}}]}');
writeFileSync(join(here, "broken.json"), '{"vectors":');
writeFileSync(join(here, "binary.json"), Uint8Array.from([0xff, 0xfe, 0x00, 0x7b]));

it("0: a row a case, found relative to where npm was called", () => {
  const { status, stdout, stderr } = verify("good.json");
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout.match(/^ok /gm)).toHaveLength(11);
  expect(stdout).toContain("11 cases: 11 ok, 0 off, 0 uncovered, 0 unreadable");
});

it("1: a tampered file is off, as text and as JSON, with got, want and tolerance", () => {
  const { status, stdout } = verify("tampered.json", "good.json", "--json");
  expect(status).toBe(1);
  const rows = JSON.parse(stdout) as { status: string; got: Record<string, string>; want: Record<string, string>; tolerance: string }[];
  expect(rows).toHaveLength(22);
  const [off, ...more] = rows.filter((row) => row.status === "off");
  expect(more).toEqual([]);
  expect(off?.want["Output"]).toMatch(/^527759c4/);
  expect(off?.got["Output"]).toMatch(/^527759c3/);
  expect(off?.tolerance).toBe("exact");
  expect(verify("tampered.json").stdout).toMatch(/^off .*differs: Output\n\s+Output: got {2}527759c3.*\n\s+want 527759c4/m);
});

it("4: only with --all is an uncovered case a failure", () => {
  expect(verify("good.json", "other.json").status).toBe(0);
  expect(verify("good.json", "other.json", "--all").status).toBe(4);
});

it.each([
  [[]],
  [["--what", "good.json"]],
  [["none.json"]],
  [["good.json", "broken.json"]],
  [["binary.json"]],
  [["--list", "good.json"]],
  [["."]],
])("2: %j is a wrong call: one sentence on standard error, nothing on standard output", (words) => {
  const { status, stdout, stderr } = verify(...words);
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(/^verify: [^\n]+\.\n$/);
});

it("--list is the contract, as JSON", () => {
  const { status, stdout } = verify("--list");
  expect(status).toBe(0);
  const { topics } = JSON.parse(stdout) as { topics: { topic: string; fields: object; compares: string[] }[] };
  expect(topics.map(({ topic }) => topic)).toEqual([
    "oprf",
    "ristretto255",
    "ristretto255-negative",
    "expand-message",
    "hash-to-curve",
    "shamir-prime",
    "shamir-gf256",
    "shamir+feldman",
    "paillier",
    "kat",
  ]);
  for (const { fields, compares } of topics) expect([Object.keys(fields).length > 0, compares.length > 0]).toEqual([true, true]);
});
