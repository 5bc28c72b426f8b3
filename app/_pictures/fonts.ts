/**
 * The site's type as TrueType files with one weight each: what the program that turns pictures into pixels can read. At build
 * only; nothing of it is published.
 *
 * Trap: cut to one weight, a font keeps the name of the weight it was drawn from: "Commissioner" calls itself "Commissioner
 * Thin" in every weight. `named` puts a picture's families into these words. There is no generic "monospace" here, and of a
 * weight that is no hundred the program takes no notice.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import subsetFont from "subset-font";

interface Cut {
  readonly from: string;
  readonly file: string;
  readonly axes?: Readonly<Record<string, number>>;
}

const commissioner = (file: "latin" | "greek", wght: number): Cut => ({
  from: "@fontsource-variable/commissioner",
  file: `commissioner-${file}-wght-normal`,
  axes: { wght },
});
const CUTS: readonly Cut[] = [
  ...[400, 620].flatMap((wght) => [commissioner("latin", wght), commissioner("greek", wght)]),
  { from: "@fontsource-variable/literata", file: "literata-latin-opsz-normal", axes: { wght: 480, opsz: 36 } },
  { from: "@fontsource-variable/literata", file: "literata-greek-opsz-normal", axes: { wght: 480, opsz: 36 } },
  { from: "@fontsource-variable/jetbrains-mono", file: "jetbrains-mono-latin-wght-normal", axes: { wght: 560 } },
  // Signs that the others lack: ≤, ∈, ⊕ and their like.
  { from: "@fontsource/stix-two-math", file: "stix-two-math-latin-400-normal" },
];

/** Latin, Greek, and the signs of formulas. */
const LETTERS = [
  [0x20, 0x17f],
  [0x370, 0x3ff],
  [0x2010, 0x2044],
  [0x2070, 0x209f],
  [0x2190, 0x21ff],
  [0x2200, 0x22ff],
]
  .flatMap(([first = 0, last = 0]) => Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)))
  .join("");

/** No ligatures: the program looks a letter up in another face only where both faces set the words in as many glyphs. */
const FEATURES = ["kern", "mark", "mkmk"];

const fileOf = ({ from, file }: Cut) => path.join(process.cwd(), "node_modules", from, "files", `${file}.woff2`);

export const readFonts = (): Promise<Uint8Array[]> =>
  Promise.all(
    CUTS.map((cut) =>
      subsetFont(readFileSync(fileOf(cut)), LETTERS, {
        targetFormat: "sfnt",
        keepFeatures: FEATURES,
        ...(cut.axes && { variationAxes: { ...cut.axes } }),
      }),
    ),
  );

export const SANS = "Commissioner Thin";
const ownNameOf = (families: string) => (/mono/i.test(families) ? "JetBrains Mono" : /Literata/.test(families) ? "Literata" : SANS);

/** The picture with families named as the files name themselves. */
export const named = (svg: string): string =>
  svg
    .replace(/font-family="([^"]*)"/g, (_, families: string) => `font-family="${ownNameOf(families)}"`)
    .replace(/font-weight="(\d+)"/g, (_, weight: string) => `font-weight="${Math.round(Number(weight) / 100) * 100}"`);
