// @ts-check
// Makes public/fonts/ from the @fontsource packages: the four families of the design, cut down to the letters and weights that the site
// uses, and faces.css, which says which file holds what (public/faces.js asks for it). The result is not in the repository; it is made again
// when this file or the packages change.
//
// Literata for reading (its optical size makes a title and a note the same hand), Commissioner for controls and labels (a Greek designer's
// face, so that ε and δ in a label are letters and not fallbacks), JetBrains Mono for bytes, STIX for formulas. Cutting keeps optical sizes (Literata is
// drawn differently for captions and headings) and, in the maths font, everything that is reached from a letter: sizes of brackets and
// roots, script variants. A letter outside these sets shows in a fallback face; add it here rather than living with that.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { sha256 } from "./tree.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const folder = path.join(root, "public/fonts");
const FACES = "faces.css";
const quiet = process.argv.includes("--quiet");

// Letters of western European languages, punctuation, a few signs.
const latin = "0020-007E 00A0-00FF 0131 0152-0153 02BB-02BC 02C6 02DA 02DC 2000-206F 20AC 2122 2190-2193 2212 2215";
const greek = "0370-03FF";

// Formulas: what nearly every one of them needs, and all that stretches, in one file; the letters and signs of the rest in another, which
// is fetched by the page that has one. A stretched sign is built by the face that holds it, so it must not be in the second.
const maths = [
  "0020-007E 00A0-00FF 0131 0237", // Latin, dotless i and j
  "0300-030C 0332 0338", // accents and the stroke of negated relations
  "0391-03A9 03B1-03F6", // Greek
  "2010-2014 2016 2018-2019 2022 2026 2032-2034 2061-2064", // dashes, bars, dots, primes, invisible operators
  "20D7 20E1", // arrows above
  "2102 210E 2113 2115 2119 211A 211D 2124", // the sets of numbers, italic h, ell
  "2190-2195 21A6 21D0-21D5 27F5-27FA", // arrows
  "2200-2209 220F-2213 2215 2217-221A 221D-221E 2223-222B 223C 2245 2248 2254 2260-2265 226A-226B 2282-2287 2295 2297 22A4-22A5 22C0-22C5 22EE-22F1", // operators, relations
  "2308-230B 23B4-23B5 23DC-23E1 27E6-27EF 2983-2986", // ceilings, floors, brackets; braces above and below
  "1D434-1D467 1D6A4-1D6A5 1D6E2-1D71B", // italic letters, Latin and Greek
  "1D538-1D56B", // double-struck letters
].join(" ");

const moreMaths = [
  "0370-0390 03AA-03B0 03F7-03FF",
  "2015 2017 201A-2021 2023-2025 2027 2035-2037 2057",
  "20D0-20D6 20D8-20DC",
  "2100-2101 2103-210D 210F-2112 2114 2116-2118 211B-211C 211E-2123 2125-214F",
  "2196-21A5 21A7-21CF 21D6-21FF 27F0-27F4 27FB-27FF 2900-2905",
  "220A-220E 2214 2216 221B-221C 221F-2222 222C-223B 223D-2244 2246-2247 2249-2253 2255-225F 2266-2269 226C-2281 2288-2294 2296 2298-22A3 22A6-22BF 22C6-22ED 22F2-22FF",
  "2300-2307 230C-230F 231C-231F",
  "25A0-25A1 25B2-25B5 25BD 25C7 25CB 25CF 25E6 2605 2713 2717", // shapes used as operators
  "266D-266F 27C2 2A00-2A06 2A2F 2A3F 2A7D-2A7E 2AAF-2AB0 2ACB-2ACC", // large operators and slanted relations
  "1D400-1D433 1D468-1D4CF 1D504-1D537", // bold, bold italic, script, fraktur
  "1D6A8-1D6E1 1D7CA-1D7E1", // Greek in bold, digits in bold and double-struck
].join(" ");

// What MathML asks of a maths font: smaller forms for scripts, dotless letters and flat accents, marks in place. Not its many alternates.
const mathFeatures = ["ssty", "dtls", "flac", "ccmp", "mark", "mkmk", "kern", "rtlm"];

// No style sheet asks for less than 400 or more than 700; italics are set in one weight.
const weights = { wght: { min: 400, max: 700 } };
const regular = { wght: 400 };

/**
 * `source` where the package's file has another name.
 *
 * @typedef {{ from: string, name: string, source?: string, ranges: string, axes?: Record<string, number | { min: number, max: number }>, features?: string[] }} Font
 */
const literata = { family: "Literata", from: "@fontsource-variable/literata" };
const commissioner = { family: "Commissioner", from: "@fontsource-variable/commissioner", axes: weights };
const mono = { family: "JetBrains Mono", from: "@fontsource-variable/jetbrains-mono", axes: weights };
const stix = {
  family: "STIX Two Math",
  from: "@fontsource/stix-two-math",
  source: "stix-two-math-latin-400-normal",
  features: mathFeatures,
};

/** @type {(Font & { family: string, style?: "italic" })[]} */
const fonts = [
  { ...literata, name: "literata-latin-opsz-normal", ranges: latin, axes: weights },
  { ...literata, name: "literata-greek-opsz-normal", ranges: greek, axes: weights },
  { ...literata, name: "literata-latin-opsz-italic", ranges: latin, axes: regular, style: "italic" },
  { ...literata, name: "literata-greek-opsz-italic", ranges: greek, axes: regular, style: "italic" },
  { ...commissioner, name: "commissioner-latin-wght-normal", ranges: latin },
  { ...commissioner, name: "commissioner-greek-wght-normal", ranges: greek },
  { ...mono, name: "jetbrains-mono-latin-wght-normal", ranges: latin },
  { ...mono, name: "jetbrains-mono-greek-wght-normal", ranges: greek },
  { ...stix, name: "stix-two-math", ranges: maths },
  { ...stix, name: "stix-two-math-more", ranges: moreMaths },
];

/** @param {string} ranges hexadecimal, "0041-005A 0061" */
function lettersOf(ranges) {
  return ranges
    .split(" ")
    .flatMap((range) => {
      const [first = 0, last = first] = range.split("-").map((code) => Number.parseInt(code, 16));
      return Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i));
    })
    .join("");
}

/** @param {Font} font */
const sourceOf = ({ from, name, source = name }) => path.join(root, "node_modules", from, "files", `${source}.woff2`);

/**
 * The rule that makes a file a face. The range is the one it was cut to: a letter outside it must not fetch the file.
 *
 * @param {typeof fonts[number]} font
 */
function faceOf({ family, name, ranges, axes, style = undefined }) {
  const lines = [
    `font-family: "${family}";`,
    `src: url("/fonts/${name}.woff2") format("woff2");`,
    `font-weight: ${axes === weights ? "400 700" : "400"};`,
    `font-style: ${style ?? "normal"};`,
    "font-display: swap;",
    `unicode-range: ${ranges
      .split(" ")
      .map((range) => `U+${range}`)
      .join(", ")};`,
  ];
  return `@font-face {\n${lines.map((line) => `  ${line}\n`).join("")}}\n`;
}

function isCurrent(/** @type {string} */ wanted) {
  const stamp = path.join(folder, ".made-from");
  return existsSync(stamp) && readFileSync(stamp, "utf8") === wanted;
}

async function makeAll() {
  const { default: subsetFont } = await import("subset-font");
  mkdirSync(folder, { recursive: true });
  let total = 0;
  for (const font of fonts) {
    const source = readFileSync(sourceOf(font));
    const options = {
      targetFormat: /** @type {const} */ ("woff2"),
      ...(font.axes ? { variationAxes: font.axes } : {}),
      ...(font.features ? { keepFeatures: font.features } : {}),
    };
    const subset = await subsetFont(source, lettersOf(font.ranges), options);
    writeFileSync(path.join(folder, `${font.name}.woff2`), subset);
    total += subset.length;
    if (!quiet) process.stderr.write(`[fonts] ${font.name}: ${kB(source.length)} -> ${kB(subset.length)}\n`);
  }
  writeFileSync(path.join(folder, FACES), fonts.map(faceOf).join(""));
  process.stderr.write(`[fonts] ${fonts.length} files, ${kB(total)}\n`);
}

/** The Open Font License asks to travel with the fonts. */
const licenceOf = (/** @type {string} */ from) => `licence-of-${path.basename(from)}.txt`;

function copyLicences() {
  for (const { from } of fonts) copyFileSync(path.join(root, "node_modules", from, "LICENSE"), path.join(folder, licenceOf(from)));
}

function dropStrangers() {
  const known = new Set([FACES, ...fonts.flatMap((font) => [`${font.name}.woff2`, licenceOf(font.from)])]);
  for (const file of readdirSync(folder)) if (!known.has(file)) rmSync(path.join(folder, file));
}

const kB = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} kB`;

const wanted = sha256(readFileSync(fileURLToPath(import.meta.url)), ...fonts.map((font) => readFileSync(sourceOf(font))));
if (!isCurrent(wanted)) {
  await makeAll();
  copyLicences();
  dropStrangers();
  writeFileSync(path.join(folder, ".made-from"), wanted);
}
