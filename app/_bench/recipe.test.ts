/** What the bench gives out is understood by what reads it: the figure's address, the page around a snippet, the command line. */
import { execFileSync } from "node:child_process";
import * as fc from "fast-check";
import { fromHtmlIsomorphic } from "hast-util-from-html-isomorphic";
import { expect, it } from "vitest";
import { type AnyExperiment, experiments } from "../../lib/experiments/index.ts";
import { controls, display, type Params, readCommandLine, readText } from "../../lib/schema/index.ts";
import { readAddress } from "../_widgets/address.ts";
import { type Given, isLocal, type Recipe, readSite, recipeOf } from "./recipe.ts";
import { allowedIn, usualIn } from "./rows.ts";

const SITE = "https://petri.example";

const recipe = (card: AnyExperiment, given: Given): Recipe => {
  const made = recipeOf(card, given, SITE);
  if ("refused" in made) throw new Error(made.refused.join(" "));
  return made;
};

/** Texts that people put into a text field, the troublesome ones too. */
const words = fc.string({ unit: "grapheme", maxLength: 40 });

const textOf = ({ kind, about }: Params["fields"][string]): fc.Arbitrary<string> => {
  if (about.choices) return fc.constantFrom(...about.choices);
  if (kind === "flag") return fc.constantFrom("yes", "no");
  if (kind === "integer") return fc.integer({ min: about.min ?? 0, max: about.max ?? 0 }).map(String);
  return kind === "number" ? fc.double({ min: about.min ?? 0, max: about.max ?? 0, noNaN: true }).map(String) : words;
};

/** At most so many of a schema's fields, with texts that they take. Few, where fields have rules between them. */
const someOf = (schema: Params, most: number): fc.Arbitrary<Given> =>
  fc
    .subarray(Object.keys(schema.fields), { maxLength: most })
    .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, textOf(schema.fields[name] as never)]))));

const everything = (card: AnyExperiment) =>
  fc
    .tuple(someOf(card.params, 2), someOf(display as Params, 8), fc.option(fc.nat().map(String), { nil: undefined }))
    .map(([own, { controls: _, ...shown }, seed]): Given => ({ ...own, ...shown, ...(seed !== undefined && { seed }) }));

/** A shell's own reading of a command line. */
const inShell = (command: string): string[] =>
  execFileSync("sh", ["-c", `printf '%s\\0' ${command}`])
    .toString()
    .split("\0")
    .slice(0, -1);

it.each(Object.values<AnyExperiment>(experiments).map((card) => [card.id, card] as const))(
  "%s: whatever is ticked, the address says it again, and so does the snippet",
  (_, card) => {
    let taken = 0;
    fc.assert(
      fc.property(everything(card), (given) => {
        const made = recipeOf(card, given, SITE);
        const expected = readText(card.params, Object.entries(given));
        if ("refused" in made) {
          expect(made.refused.every((sentence) => /^[A-Za-z].*\.$/s.test(sentence))).toBe(true);
          expect([...expected.problems, ...readText(display, Object.entries(given)).problems]).not.toEqual([]);
          return;
        }
        taken++;
        const { pathname, search } = new URL(made.address);
        expect(made.address).toBe(SITE + made.path);
        expect(pathname).toBe(`/embed/${card.id}`);
        const read = readAddress(card, { query: search, fragment: "" }, "any");
        expect(read.problems).toEqual([]);
        expect(read.values).toEqual(expected.values);
        expect(read.display).toEqual(readText(display, Object.entries(given)).values);
        expect(read.seed).toBe(given["seed"] === undefined ? undefined : Number(given["seed"]));

        const [frame] = fromHtmlIsomorphic(made.snippet, { fragment: true }).children;
        expect(frame).toMatchObject({ tagName: "iframe", properties: { src: made.address, title: card.title } });
      }),
      { seed: 1, numRuns: 300 },
    );
    expect(taken).toBeGreaterThan(100);
  },
);

it("the command line is the same run, through a shell, whatever the texts hold", () => {
  const card: AnyExperiment = experiments.psi;
  for (const info of ["2026-01-01", "it's", "$(rm -rf /)", "a b", 'a"b', "`x`", "a\\b", "é=ü&"]) {
    const given = { protocol: "oprf", mode: "poprf", info, n: "4", seed: "7", theme: "projector" };
    const [npm, run, quiet, experiment, id, dashes, ...call] = inShell(recipe(card, given).command);
    expect([npm, run, quiet, experiment, id, dashes]).toEqual(["npm", "run", "-s", "experiment", "psi", "--"]);
    const { values, seed } = readCommandLine(card.params, [], call, () => new Uint8Array());
    expect(values).toMatchObject({ mode: "poprf", info, n: 4 });
    expect(seed).toBe(7);
  }
  expect(recipe(card, {}).command).toBe("npm run -s experiment psi");
});

it("nothing ticked is the plain address; a ticked default stays in it", () => {
  expect(recipe(experiments.psi, {}).address).toBe("https://petri.example/embed/psi");
  expect(recipe(experiments.psi, { n: "8" }).path).toBe("/embed/psi?n=8");
  expect(recipe(experiments.psi, { seed: "1", theme: "projector", controls: "protocol,output" }).path).toBe(
    "/embed/psi?theme=projector&controls=protocol,output&seed=1",
  );
});

it("the snippet carries what a page needs that has no script", () => {
  const { snippet } = recipe(experiments.psi, { n: "4", seed: "1" });
  const [frame] = fromHtmlIsomorphic(snippet, { fragment: true }).children;
  expect(frame).toMatchObject({
    properties: {
      src: "https://petri.example/embed/psi?n=4&seed=1",
      title: "Who is on both lists?",
      width: "100%",
      loading: "lazy",
      allow: "fullscreen; clipboard-write",
      referrerPolicy: "no-referrer",
      style: "aspect-ratio: 16 / 9; min-height: 360px; border: 0",
    },
  });
  expect(snippet).toContain("n=4&amp;seed=1");
  expect(snippet).not.toContain("<script");
});

it.each([
  [{ n: "many" }, /^n: "many" is not a whole number from 0 to 1,000,000\.$/],
  [{ output: "size" }, /^output: protocol=oprf gives the intersection only/],
  [{ theme: "red" }, /^theme: "red" is not one of auto, light, dark, projector\.$/],
  [{ seed: "-1" }, /^seed: "-1" is not a whole number from 0/],
  [{ controls: "protocol,colour" }, /^controls: there is no parameter "colour" in this figure\.$/],
])("%o is answered with a sentence and with no address", (given, sentence) => {
  const made = recipeOf(experiments.psi, given as Given, SITE);
  expect(made).not.toHaveProperty("address");
  expect("refused" in made && made.refused[0]).toMatch(sentence);
});

it("a place where figures are served is an origin", () => {
  expect(readSite(" https://petri.example/ ")).toBe("https://petri.example");
  expect(readSite("http://127.0.0.1:3000")).toBe("http://127.0.0.1:3000");
  for (const bad of [
    "",
    "petri.example",
    "ftp://petri.example",
    "https://petri.example/deep",
    "https://petri.example/?x",
    "javascript:alert(1)",
  ])
    expect(readSite(bad), bad).toBeUndefined();
  expect(["http://localhost:3000", "http://127.0.0.1", "http://[::1]:3000"].every(isLocal)).toBe(true);
  expect(isLocal("https://petri.example")).toBe(false);
});

it("names a large default as its bounds are named", () => {
  const { params } = experiments.dial;
  const words = new Map(controls(params).map((control) => [control.name, `${allowedIn(control)} Default: ${usualIn(params, control)}.`]));
  expect(words.get("samples")).toBe("A whole number from 100 to 200,000. Default: 20,000.");
  expect(words.get("delta")).toMatch(/ Default: 1e-6\.$/);
  expect(words.get("count")).toBe("A whole number from 0 to 1,000,000. Default: 43.");
  expect(words.get("mechanism")).toBe(" Default: geometric.");
});
