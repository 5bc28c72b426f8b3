/**
 * Follows CONTRIBUTING.md to the letter: its blocks are taken out of the text and put where it says, in a copy of the repository, and the
 * project's own checks are let loose on the copy. The copy stands inside the repository, where the packages are found.
 */
import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { checkCourse } from "../lib/course/index.ts";
import { lessonModule } from "./mdx-loader.mjs";

const root = path.dirname(import.meta.dirname);
const text = readFileSync(path.join(root, "CONTRIBUTING.md"), "utf8");

interface Addition {
  readonly file: string;
  /** Undefined: at the end of the file. */
  readonly after: string | undefined;
  readonly lines: string;
}

const files = [...text.matchAll(/^`(\S+)`:\n\n```\w+\n([\s\S]*?)^```$/gm)].map(([, file = "", content = ""]) => ({ file, content }));
const additions = [...text.matchAll(/^Add to `(\S+)`, (?:after `([^`]+)`|at its end):\n\n```\w+\n([\s\S]*?)^```$/gm)].map(
  ([, file = "", after, lines = ""]): Addition => ({ file, after, lines }),
);

mkdirSync(path.join(root, ".cache"), { recursive: true });
const copy = mkdtempSync(path.join(root, ".cache", "contributing-"));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const inCopy = (file: string) => path.join(copy, file);
const write = (file: string, content: string) => {
  mkdirSync(path.dirname(inCopy(file)), { recursive: true });
  writeFileSync(inCopy(file), content);
};
const change = (file: string, edit: (content: string) => string) => write(file, edit(readFileSync(inCopy(file), "utf8")));

/** Without `undo` the copy could not be left as it was for the next test. */
async function changed(file: string, edit: (content: string) => string, then: () => Promise<void>): Promise<void> {
  const before = readFileSync(inCopy(file), "utf8");
  const after = edit(before);
  expect(after, `the edit of ${file} finds what it changes`).not.toBe(before);
  write(file, after);
  try {
    await then();
  } finally {
    write(file, before);
  }
}

const run = promisify(execFile);
/** A program of Node in the copy: its exit code and all that it printed. */
async function node(...args: string[]): Promise<{ code: number; out: string }> {
  try {
    const { stdout, stderr } = await run(process.execPath, args, { cwd: copy, maxBuffer: 1e8 });
    return { code: 0, out: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout + stderr };
  }
}
const tsx = (...args: string[]) => node("--import", "tsx", ...args);
const tool = (file: string) => path.join(root, "node_modules", file);

beforeAll(() => {
  for (const name of ["app", "content", "lib", "scripts", "workers", "package.json", "tsconfig.json", "vitest.config.ts", "biome.json"]) {
    cpSync(path.join(root, name), inCopy(name), { recursive: true });
  }
  for (const { file, content } of files) write(file, content);
  for (const { file, after, lines } of additions) {
    change(file, (content) => {
      if (after === undefined) return `${content.trimEnd()}\n${lines}`;
      const at = content.indexOf(after);
      if (at < 0) throw new Error(`CONTRIBUTING.md adds to ${file} after "${after}", which is not there.`);
      const end = at + after.length;
      return `${content.slice(0, end)}\n${lines.trimEnd()}${content.slice(end)}`;
    });
  }
  // What is new, and what must know it.
  const include = [...files.map(({ file }) => file), ...additions.map(({ file }) => file)].filter((file) => /\.tsx?$/.test(file));
  write(
    "tsconfig.guide.json",
    JSON.stringify({ extends: "./tsconfig.json", compilerOptions: { tsBuildInfoFile: "./guide.tsbuildinfo" }, include }),
  );
});

const SLOW = 240_000;

it("says where everything goes", () => {
  expect(files.map(({ file }) => file)).toEqual(
    expect.arrayContaining([
      "lib/experiments/coin.ts",
      "lib/experiments/coin.run.ts",
      "app/_widgets/coin/face.tsx",
      "lib/exercises/flip/judge.ts",
      "content/lessons/counting-heads.mdx",
    ]),
  );
  // No block is overlooked: every fence of code belongs to a file or is an addition to one.
  expect(files.length + additions.length).toBe(text.match(/^```\w+$/gm)?.length);
});

it("the types fit, and a missing face would be a type error", { timeout: SLOW }, async () => {
  const types = () => node(tool("typescript/bin/tsc"), "--noEmit", "-p", "tsconfig.guide.json");
  expect(await types()).toEqual({ code: 0, out: "" });
  await changed(
    "app/_widgets/faces.ts",
    (content) => content.replace(/^ {2}coin:.*\n/m, ""),
    async () => {
      const { code, out } = await types();
      expect(code).not.toBe(0);
      expect(out).toMatch(/Property 'coin' is missing/);
    },
  );
});

it("keeps to the floors and to the lint's rules", { timeout: SLOW }, async () => {
  expect(await tsx("scripts/floors.ts")).toMatchObject({ code: 0 });
  const own = files.map(({ file }) => file).filter((file) => /\.tsx?$/.test(file));
  const lint = await node(tool("@biomejs/biome/bin/biome"), "check", "--vcs-enabled=false", "--error-on-warnings", ...own);
  expect(lint.code, lint.out).toBe(0);
  expect(lint.out).toMatch(new RegExp(`Checked ${own.length} files`));
});

it("its own tests pass", { timeout: SLOW }, async () => {
  const tests = files.map(({ file }) => file).filter((file) => /\.test\.ts$/.test(file));
  expect(tests).not.toEqual([]);
  const { code, out } = await node(tool("vitest/vitest.mjs"), "run", "--root", copy, "--reporter=json", ...tests);
  expect(code, out).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ numTotalTestSuites: tests.length, numFailedTests: 0, success: true });
  expect(JSON.parse(out).numPassedTests).toBeGreaterThanOrEqual(10);
});

it("the experiment runs on the command line", { timeout: SLOW }, async () => {
  const { code, out } = await tsx("scripts/experiment.ts", "coin", "flips=10", "seed=1");
  expect(code).toBe(0);
  const { id, params, result } = JSON.parse(out);
  expect({ id, params, flips: result.flips }).toEqual({ id: "coin", params: { flips: 10 }, flips: 10 });
  expect(result.heads).toBeGreaterThanOrEqual(0);
  expect(result.heads).toBeLessThanOrEqual(10);
});

it("the face draws the still: stage, sentence, table and picture say the same run", { timeout: SLOW }, async () => {
  const [{ makeStill }, { faces }] = await Promise.all([import(inCopy("app/_widgets/still.ts")), import(inCopy("app/_widgets/faces.ts"))]);
  const { face } = await faces.coin();
  const { shown } = await makeStill("coin", "flips=40");
  const { heads } = shown.result;
  expect(renderToStaticMarkup(face.Stage(shown))).toContain(`aria-label="${heads} of 40 throws were heads"`);
  expect(renderToStaticMarkup(face.Stage({ ...shown, result: undefined }))).toContain("Nothing has been thrown yet.");
  expect(renderToStaticMarkup(face.sentence(shown))).toContain(`<b class="live">${heads}</b> of 40`);
  expect(face.tables(shown)[0].rows).toEqual([
    ["heads", heads],
    ["tails", 40 - heads],
  ]);
  expect(await face.picture(shown)).toContain(`${heads} of 40 throws were heads`);
});

it("the course is in order with the lesson in it, and every part of the lesson is needed", { timeout: SLOW }, async () => {
  expect(await tsx("scripts/check-content.ts")).toEqual({ code: 0, out: "The content is in order.\n" });
  const [{ described, experiments }, { exercises }] = await Promise.all([
    import(inCopy("lib/experiments/index.ts")),
    import(inCopy("lib/exercises/index.ts")),
  ]);
  const widgets = await described(Object.values(experiments));
  const faults = () => checkCourse(copy, widgets, Object.values(exercises)).map(({ file, line, what }) => `${file}:${line}: ${what}`);
  expect(faults()).toEqual([]);
  const lesson = "content/lessons/counting-heads.mdx";
  const without: readonly [file: string, what: RegExp, says: RegExp][] = [
    [
      lesson,
      /<NumberQuestion[\s\S]*<\/NumberQuestion>/,
      /counting-heads\.mdx:\d+: Outcome "count": its question "how-many" is not on the page/,
    ],
    [lesson, /<Exercise[\s\S]*<\/Exercise>/, /The lesson has no <Exercise>/],
    [lesson, /<Hint>A byte.*<\/Hint>/, /<Exercise> needs at least one <Hint>/],
    [lesson, /<Widget .*\/>/, /Outcome "count": its widget "coin" is not on the page/],
    ["content/glossary.yaml", /- id: fair-coin[\s\S]*$/, /The term "fair-coin" is not in the glossary/],
    ["content/course.yaml", /.*counting-heads.*\n/, /is on no map/],
    ["lib/experiments/coin.test.ts", /it\("verdict coin\/half: no".*\n/, /No test has "verdict coin\/half: no" in its title/],
  ];
  for (const [file, what, says] of without) {
    await changed(
      file,
      (all) => all.replace(what, ""),
      async () => expect(faults().join("\n")).toMatch(says),
    );
  }
});

it("the lesson becomes a page", { timeout: SLOW }, async () => {
  const file = inCopy("content/lessons/counting-heads.mdx");
  const { code } = await lessonModule(readFileSync(file, "utf8"), file);
  expect(code).toMatch(/MDXContent as default/);
  expect(code).toContain("math");
});

it("names files that are there", () => {
  const named = [...text.matchAll(/`((?:lib|app|scripts|content)\/[\w./-]+\.(?:tsx?|yaml|mdx))`/g)].map(([, file = ""]) => file);
  expect(named.length).toBeGreaterThan(10);
  for (const file of named) expect(() => readFileSync(inCopy(file)), file).not.toThrow();
});
