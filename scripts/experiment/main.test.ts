import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { experiments } from "../../lib/experiments/index.ts";
import packageFile from "../../package.json" with { type: "json" };
import { main } from "./main.ts";

const missing = (code: string) => Object.assign(new Error(code), { code });
const call = (words: string, files: Readonly<Record<string, string | Uint8Array>> = {}) =>
  main(words.split(" ").filter(Boolean), {
    readFile(file) {
      const content = files[file];
      if (content === undefined) throw missing(file.endsWith("/") ? "EISDIR" : "ENOENT");
      return typeof content === "string" ? new TextEncoder().encode(content) : content;
    },
  });
// biome-ignore lint/suspicious/noExplicitAny: JSON, whose parts the tests name
const parsed = async (...args: Parameters<typeof call>): Promise<any> => JSON.parse((await call(...args)).out);

describe("an answer", () => {
  const lists = { "a.csv": "\ufeffana@x.org\r\nbo@x.org\r\nbo@x.org\r\n", "b.csv": "n,mail\n1,cy@x.org\n2,bo@x.org\n" };

  it("intersects two files, whatever their BOM, line ends and columns", async () => {
    for (const column of ["mail", "2"]) {
      const document = await parsed(`psi protocol=ecdh normalise=email receiver=@a.csv sender=@b.csv sender.column=${column}`, lists);
      expect(document).toMatchObject({
        id: "psi",
        version: packageFile.version,
        seed: null,
        result: { size: 1, intersection: ["bo@x.org"] },
      });
      expect(document.params).toMatchObject({ protocol: "ecdh", learns: "receiver" });
      expect(document.result.inputs).toEqual({
        receiver: { lines: 3, accepted: 2, duplicates: 1, rejected: [], header: "false" },
        sender: { lines: 2, accepted: 2, duplicates: 0, rejected: [], header: "true" },
      });
      expect(document.measured).toMatchObject({ engine: expect.stringMatching(/^wasm/) });
    }
  });

  it("reads a first line as data or as a header, as it is told", async () => {
    const header = (words: string) => parsed(`psi normalise=none receiver=mail sender=@b.csv sender.column=2 ${words}`, lists);
    expect((await header("sender.header=false")).result).toMatchObject({ size: 1, inputs: { sender: { lines: 3, header: "false" } } });
    expect((await header("sender.header=true")).result).toMatchObject({ size: 0, inputs: { sender: { lines: 2, header: "true" } } });
  });

  it("takes values inline, and @@ for an @ that is meant", async () => {
    expect((await parsed("psi receiver=@@ana,bo sender=bo,@@ana")).result.intersection).toEqual(["@ana", "bo"]);
  });

  it("repeats under a seed, and not without one", async () => {
    const once = await parsed("psi n=3 m=3 seed=7");
    expect(once.seed).toBe(7);
    expect((await parsed("psi n=3 m=3 seed=7")).result).toEqual(once.result);
    expect((await parsed("psi n=3 m=3 seed=8")).result).not.toEqual(once.result);
  });

  it("puts repeated runs together, under a seed that it prints", async () => {
    const first = await parsed("psi n=4 m=4 overlap=0.5 repeats=3");
    expect(first).toMatchObject({ repeats: 3, result: { size: { mean: 2, sd: 0, n: 3 }, output: "intersection" } });
    expect(first.result).not.toHaveProperty("intersection");
    const again = await parsed(`psi n=4 m=4 overlap=0.5 repeats=3 seed=${first.seed}`);
    expect(again.result).toEqual(first.result);
  });

  it("says what a cheat gained, as an answer", async () => {
    expect((await parsed("psi n=4 m=4 mode=voprf cheat=second-key")).result.cheat).toMatchObject({ noticed: true });
  });
});

describe("a wrong call", () => {
  it.each([
    ["nope", new RegExp(`There is no experiment "nope"\\. There are: ${Object.keys(experiments).join(", ")}\\.`)],
    ["", /Which experiment/],
    ["psi n=-3", /n: "-3" is not a whole number from 0 to 1,000,000/],
    ["psi whom=me", /no parameter "whom"/],
    ["psi n", /"n" is not of the form name=value/],
    ["psi n=1 n=2", /n: given twice/],
    ["psi protocol=oprf output=size", /protocol=oprf gives the intersection only/],
    ["psi engine=wasm", /engine: protocol=oprf adds and inverts points/],
    ["psi protocol=ecdh engine=wasm cheat=repeat", /cheat: cheats are written for engine=noble/],
    ["psi protocol=ecdh engine=noble n=100001", /n: BigInts take at most 100000 items a side/],
    ["psi protocol=ecdh tamper=drop m=100001", /^m: BigInts take at most 100000/],
    ["psi seed=1.5", /seed: "1\.5"/],
    ["psi repeats=0", /repeats: "0"/],
    ["psi receiver=@none.txt sender=a", /receiver: "@none\.txt" cannot be read: there is no such file/],
    ["psi receiver=a sender=@folder/", /sender: "@folder\/" cannot be read: it is a folder/],
    ["psi receiver=@bin sender=a", /binary/],
    ["psi receiver=a", /sender: bring both lists/],
    ["psi receiver.column=2", /receiver=@file/],
    ["psi receiver=@t.csv sender=a receiver.column=3", /column: 3 is not a column of t\.csv/],
    ["psi tamper=drop tamperAt=sender/nothing/0", /nothing to drop at "sender\/nothing\/0"/],
    ["--list psi", /--list takes nothing else/],
  ])("%s: one sentence, exit code 2, no answer", async (words, sentence) => {
    const { code, out, err } = await call(words, { bin: new Uint8Array([1, 0, 2]), "t.csv": "a,b\n" });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(sentence);
  });
});

describe("an aborted run", () => {
  it("says whose message was refused, exit code 3", async () => {
    const { code, out, err } = await call("psi n=2 m=2 tamper=duplicate");
    expect({ code, err }).toEqual({ code: 3, err: "" });
    expect(JSON.parse(out)).toEqual({
      error: { name: "ProtocolError", message: expect.any(String), from: "sender", round: 1, tag: "tags/count" },
    });
  });
});

describe("--list", () => {
  it("gives every experiment the JSON Schemas of its parameters and its result", async () => {
    const list = await parsed("--list");
    expect(list.map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining(["psi", "hash-psi-break"]));
    for (const { params, result, title } of list) {
      expect(title).toMatch(/\w/);
      for (const schema of [params, result]) {
        expect(schema).toMatchObject({
          $schema: "https://json-schema.org/draft/2020-12/schema",
          type: "object",
          properties: expect.any(Object),
        });
      }
      for (const field of Object.values<Record<string, unknown>>(params.properties)) {
        expect(field).toMatchObject({ type: expect.any(String), title: expect.any(String), description: expect.any(String) });
        expect(field).toHaveProperty("default");
      }
    }
    const psi = list.find(({ id }: { id: string }) => id === "psi");
    expect(psi.inputs).toEqual({ receiver: "lines", sender: "lines" });
    expect(psi.params.properties.n).toMatchObject({ type: "integer", minimum: 0, maximum: 1_000_000, default: 8 });
    expect(psi.result.properties.intersection).toMatchObject({ type: "array", items: { type: "string" } });
  });
});

describe("the command itself", () => {
  const root = path.resolve(import.meta.dirname, "../..");
  const command = (words: string[], from: string) =>
    spawnSync(process.execPath, ["node_modules/tsx/dist/cli.mjs", "scripts/experiment.ts", ...words], {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, INIT_CWD: from },
    });

  it("resolves paths against where npm was called, and writes nothing but the answer", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "petri-"));
    writeFileSync(path.join(folder, "mine.txt"), "a\nb\n");
    const { status, stdout, stderr } = command(["psi", "receiver=@mine.txt", "sender=b,c"], folder);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(JSON.parse(stdout).result.intersection).toEqual(["b"]);
  });

  it("ends with the code of its answer", () => {
    const { status, stdout, stderr } = command(["psi", "n=many"], root);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^n: "many" is not a whole number .*\n$/);
  });
});
