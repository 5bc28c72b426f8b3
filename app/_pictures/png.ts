/**
 * SVG to PNG, at build: resvg draws, and we write the file (but for the icon), with a palette. A picture of ours has few colours, so
 * that a byte a pixel does and a link's picture weighs some 20 kB; as four bytes a pixel it would weigh three times as much.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { constants, crc32, deflateSync } from "node:zlib";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { named, readFonts, SANS } from "./fonts.ts";

const WASM = "node_modules/@resvg/resvg-wasm/index_bg.wasm";

/** Once in a process: the package refuses to be started twice. */
let starting: Promise<readonly Uint8Array[]> | undefined;
async function start(): Promise<readonly Uint8Array[]> {
  await initWasm(readFileSync(path.join(process.cwd(), WASM)));
  return readFonts();
}
async function parse(svg: string, width?: number) {
  starting ??= start();
  const fontBuffers = [...(await starting)];
  const fitTo = width === undefined ? undefined : ({ mode: "width", value: width } as const);
  return new Resvg(named(svg), { font: { fontBuffers, defaultFontFamily: SANS }, ...(fitTo && { fitTo }) });
}

/** How wide some words are when they are set so; `attributes` of a text element. */
export async function widthOf(words: string, attributes: string): Promise<number> {
  const escaped = words.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="400"><text y="200" ${attributes}>${escaped}</text></svg>`;
  return (await parse(svg)).getBBox()?.width ?? 0;
}

export async function toPng(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  const image = (await parse(svg)).render();
  const png = paletted(image.pixels, image.width, image.height);
  image.free();
  return png;
}

/** As resvg writes it, with what shows through: for a drawing that stands on nobody knows what. `width` in pixels. */
export async function toRgbaPng(svg: string, width: number): Promise<Uint8Array> {
  const image = (await parse(svg, width)).render();
  const png = image.asPng();
  image.free();
  return png;
}

const COLOURS = 256;

/** `pixels`: red, green, blue, alpha; alpha is not looked at, since a picture of ours stands on paper. */
export function paletted(pixels: Uint8Array, width: number, height: number): Uint8Array<ArrayBuffer> {
  const colourAt = (i: number) => ((pixels[i] ?? 0) << 16) | ((pixels[i + 1] ?? 0) << 8) | (pixels[i + 2] ?? 0);
  const counts = new Map<number, number>();
  for (let i = 0; i < pixels.length; i += 4) counts.set(colourAt(i), (counts.get(colourAt(i)) ?? 0) + 1);
  // Often first, and among equals the smaller first: the same picture gives the same file.
  const kept = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, COLOURS);
  const palette = kept.map(([colour]) => colour);
  const places = new Map(palette.map((colour, at) => [colour, at]));
  const placeOf = (colour: number) => {
    const known = places.get(colour) ?? nearest(palette, colour);
    places.set(colour, known);
    return known;
  };
  const rows = new Uint8Array(height * (width + 1)); // a row begins with its filter: 0, none
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = placeOf(colourAt(4 * (y * width + x)));
  }
  const header = new DataView(new ArrayBuffer(13));
  header.setUint32(0, width);
  header.setUint32(4, height);
  header.setUint8(8, 8); // bits a pixel
  header.setUint8(9, 3); // each a place in the palette
  return joined([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk("IHDR", new Uint8Array(header.buffer)),
    chunk("PLTE", Uint8Array.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))),
    chunk("IDAT", deflateSync(rows, { level: constants.Z_BEST_COMPRESSION })),
    chunk("IEND", new Uint8Array(0)),
  ]);
}

function nearest(palette: readonly number[], colour: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [at, other] of palette.entries()) {
    const distance =
      ((colour >> 16) - (other >> 16)) ** 2 + (((colour >> 8) & 255) - ((other >> 8) & 255)) ** 2 + ((colour & 255) - (other & 255)) ** 2;
    if (distance >= least) continue;
    least = distance;
    best = at;
  }
  return best;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = joined([new TextEncoder().encode(type), data]);
  return joined([word(data.length), body, word(crc32(body))]);
}

function word(value: number): Uint8Array {
  const four = new DataView(new ArrayBuffer(4));
  four.setUint32(0, value);
  return new Uint8Array(four.buffer);
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
