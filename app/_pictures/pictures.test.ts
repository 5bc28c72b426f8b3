/** The pictures that links show: their files, their limits, and that one build makes what another made. */
import { inflateSync } from "node:zlib";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { type ExperimentId, experiments } from "../../lib/experiments/index.ts";
import { makeStill } from "../_widgets/still.ts";
import { PAPER, sheet, text } from "../_widgets/svg.ts";
import { linkCard } from "./card.ts";
import { linkPictures } from "./links.ts";
import { paletted, toPng, widthOf } from "./png.ts";
import { siteUrl } from "./site-url.ts";
import { stillPicture, themed } from "./stills.ts";

/** Reads the one kind of PNG we write: no interlace, no filter, a byte a pixel, places in a palette. */
function read(png: Uint8Array) {
  const view = new DataView(png.buffer, png.byteOffset, png.length);
  const chunks = new Map<string, Uint8Array>();
  for (let at = 8; at < png.length; ) {
    const length = view.getUint32(at);
    chunks.set(String.fromCharCode(...png.subarray(at + 4, at + 8)), png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const head = chunks.get("IHDR") as Uint8Array;
  const [width, height] = [0, 4].map((at) => new DataView(head.buffer, head.byteOffset).getUint32(at)) as [number, number];
  const palette = chunks.get("PLTE") as Uint8Array;
  const rows = inflateSync(chunks.get("IDAT") as Uint8Array);
  const colours = Array.from({ length: width * height }, (_, i) => {
    const place = rows[Math.floor(i / width) * (width + 1) + 1 + (i % width)] ?? 0;
    return [...palette.subarray(3 * place, 3 * place + 3)];
  });
  return { width, height, colours, kinds: palette.length / 3 };
}

it("a PNG holds the pixels it was made of, where there are no more than 256 colours", () => {
  const picture = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })).chain(([width, height]) =>
    fc.record({
      width: fc.constant(width),
      height: fc.constant(height),
      pixels: fc.uint8Array({ minLength: 4 * width * height, maxLength: 4 * width * height }),
    }),
  );
  fc.assert(
    fc.property(picture, ({ width, height, pixels }) => {
      const back = read(paletted(pixels, width, height));
      expect([back.width, back.height]).toEqual([width, height]);
      expect(back.colours).toEqual(Array.from({ length: width * height }, (_, i) => [...pixels.subarray(4 * i, 4 * i + 3)]));
    }),
  );
});

it("of more colours, the rarest become their nearest", () => {
  const [width, height] = [100, 8];
  // 256 reds, each three times; then 32 of them once more, a little greener.
  const pixels = Uint8Array.from(Array.from({ length: width * height }, (_, i) => [i % 256, i < 768 ? 0 : 1, 0, 255]).flat());
  const back = read(paletted(pixels, width, height));
  expect(back.kinds).toBe(256);
  expect(back.colours).toEqual(Array.from({ length: width * height }, (_, i) => [i % 256, 0, 0]));
});

it("type is set in the site's own faces, each weight as it is asked for", async () => {
  const wide = (attributes: string) => widthOf("Handgloves 0123", `font-size="40" ${attributes}`);
  const [serif, sans, bold, mono] = await Promise.all(
    ['font-family="Literata"', 'font-family="Commissioner"', 'font-family="Commissioner" font-weight="620"', 'font-family="monospace"'].map(
      wide,
    ),
  );
  expect(new Set([serif, sans, bold, mono]).size).toBe(4);
  // Every letter of a typewriter face is as wide as the others.
  const each = (letters: string) => widthOf(letters, 'font-size="40" font-family="monospace"');
  expect(Math.abs((await each("mmmmmmmmmm")) - (await each("iiiiiiiiii")))).toBeLessThan(15);
  expect(await wide('font-family="Commissioner"')).toBe(sans);
  // A letter of another file is found also beside letters that would be drawn as one.
  const off = (words: string) => widthOf(words, 'font-size="40" font-family="Commissioner"');
  expect((await off("off ε off")) - (await off("off  off"))).toBeGreaterThan(10);
});

const STILL = sheet(900, 300, [text(20, 40, "a still")]);

it("a long title stands on two lines, a longer one is refused", async () => {
  const lines = async (title: string) => (await linkCard({ title, kicker: "x", still: STILL })).match(/font-size="60"/g)?.length;
  expect(await lines("Noise")).toBe(1);
  expect(await lines("Numbers that were hashed, read by guessing")).toBe(2);
  await expect(lines("Pneumonoultramicroscopicsilicovolcanoconiosis, twice and thrice over")).rejects.toThrow(/does not fit on 2 lines/);
});

it("a picture set into a page takes the page's colours and keeps its own behind them", () => {
  const page = themed(`<svg><defs><pattern id="hatch"/></defs><path fill="url(#hatch)" stroke="${PAPER.p1}"/></svg>`, "psi");
  expect(page).toContain('id="psi-hatch"');
  expect(page).toContain("url(#psi-hatch)");
  expect(page).toContain(`stroke="var(--p1, ${PAPER.p1})"`);
});

/** Where the default still takes seconds, a smaller one. */
const SMALL: Readonly<Record<string, string>> = {
  "hash-psi-break": "digits=3",
  "model-attack": "n=250&models=5",
  "psi-sum": "bits=1024",
};

it.each(Object.keys(experiments) as ExperimentId[])("%s: the still is the same picture in every build", async (id) => {
  const params = SMALL[id] ?? "";
  const first = await stillPicture(id, params);
  const { petriStills } = globalThis as { petriStills?: Map<string, unknown> };
  expect(petriStills?.delete(`${id}?${params}`)).toBe(true);
  expect(await stillPicture(id, params)).toBe(first);
  expect(makeStill(id, params)).toBe(makeStill(id, params));
});

it("a link's picture is 1200 by 630 and weighs at most 60 kB", async () => {
  expect([...linkPictures().keys()]).toEqual(expect.arrayContaining(["home", "lesson-private-set-intersection", "widget-psi"]));
  const psi = await toPng(await linkCard({ title: "Who is on both lists?", kicker: "A live figure", still: await stillPicture("psi") }));
  expect(read(psi)).toMatchObject({ width: 1200, height: 630 });
  expect(psi.length).toBeLessThan(60_000);
});

it("SITE_URL is an origin, or absent, or a mistake that is said", () => {
  expect(siteUrl("")).toBe("");
  expect(siteUrl("https://petri.example/")).toBe("https://petri.example");
  for (const bad of ["petri.example", "https://petri.example/course/", "ftp://petri.example"])
    expect(() => siteUrl(bad), bad).toThrow(/SITE_URL is/);
});
