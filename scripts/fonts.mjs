// @ts-check
// Makes public/fonts/*.woff2 from the @fontsource packages: the four families of the design, cut down to the letters and weights that the
// site uses. The result is not in the repository; it is made again when this file or the packages change.
//
// The names, weights and unicode ranges must agree with the @font-face rules in the style sheet. Cutting keeps optical sizes (Literata is
// drawn differently for captions and headings) and, in the maths font, everything that is reached from a letter: sizes of brackets and
// roots, script variants. A letter outside these sets shows in a fallback face; add it here rather than living with that.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { sha256 } from "./tree.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const folder = path.join(root, "public/fonts");
const quiet = process.argv.includes("--quiet");

// The range of the style sheet's latin faces: letters of western European languages, punctuation, a few signs.
const latin = "0020-007E 00A0-00FF 0131 0152-0153 02BB-02BC 02C6 02DA 02DC 2000-206F 20AC 2122 2190-2193 2212 2215";
const greek = "0370-03FF";

const maths = [
  "0020-007E 00A0-00FF 0131 0237", // Latin, dotless i and j
  "0300-030C 0332 0338", // accents and the stroke of negated relations
  "0370-03FF", // Greek
  "2010-2027 2032-2037 2057 2061-2064", // dashes, dots, primes, invisible operators
  "20D0-20DC 20E1", // vector arrows and dots above
  "2100-214F", // letter-like: double-struck, script and fraktur letters that live outside the block below
  "2190-21FF 27F0-27FF 2900-2905", // arrows
  "2200-22FF", // operators and relations
  "2300-230F 231C-231F 23B4-23B5 23DC-23E1", // ceilings, floors, corners, braces above and below
  "25A0-25A1 25B2-25B5 25BD 25C7 25CB 25CF 25E6 2605 2713 2717", // shapes used as operators
  "266D-266F 27C2 27E6-27EF 2983-2986", // brackets: white, angle, double
  "2A00-2A06 2A2F 2A3F 2A7D-2A7E 2AAF-2AB0 2ACB-2ACC", // large operators and slanted relations
  "1D400-1D4CF 1D504-1D56B 1D6A4-1D6A5", // Latin in bold, italic, bold italic, script, fraktur, double-struck
  "1D6A8-1D71B 1D7CA-1D7E1", // Greek in bold and italic, digits in bold and double-struck
].join(" ");

// What MathML asks of a maths font: smaller forms for scripts, dotless letters and flat accents, marks in place. Not its many alternates.
const mathFeatures = ["ssty", "dtls", "flac", "ccmp", "mark", "mkmk", "kern", "rtlm"];

/** @type {{ from: string, name: string, ranges: string, axes?: Record<string, { min: number, max: number }>, features?: string[] }[]} */
const fonts = [
  ...["normal", "italic"].flatMap((style) => [
    { from: "@fontsource-variable/literata", name: `literata-latin-opsz-${style}`, ranges: latin, axes: { wght: { min: 300, max: 700 } } },
    { from: "@fontsource-variable/literata", name: `literata-greek-opsz-${style}`, ranges: greek, axes: { wght: { min: 300, max: 700 } } },
  ]),
  { from: "@fontsource-variable/commissioner", name: "commissioner-latin-wght-normal", ranges: latin },
  { from: "@fontsource-variable/commissioner", name: "commissioner-greek-wght-normal", ranges: greek },
  { from: "@fontsource-variable/jetbrains-mono", name: "jetbrains-mono-latin-wght-normal", ranges: latin },
  { from: "@fontsource-variable/jetbrains-mono", name: "jetbrains-mono-greek-wght-normal", ranges: greek },
  { from: "@fontsource/stix-two-math", name: "stix-two-math-latin-400-normal", ranges: maths, features: mathFeatures },
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

/** @param {{ from: string, name: string }} font */
const sourceOf = ({ from, name }) => path.join(root, "node_modules", from, "files", `${name}.woff2`);

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
  process.stderr.write(`[fonts] ${fonts.length} files, ${kB(total)}\n`);
}

/** The Open Font License asks to travel with the fonts. */
const licenceOf = (/** @type {string} */ from) => `licence-of-${path.basename(from)}.txt`;

function copyLicences() {
  for (const { from } of fonts) copyFileSync(path.join(root, "node_modules", from, "LICENSE"), path.join(folder, licenceOf(from)));
}

function dropStrangers() {
  const known = new Set(fonts.flatMap((font) => [`${font.name}.woff2`, licenceOf(font.from)]));
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
