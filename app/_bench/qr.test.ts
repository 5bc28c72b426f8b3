/** The code that is drawn is read back by a decoder, from the drawing and not from the matrix. */
import * as fc from "fast-check";
import decodeQR from "qr/decode.js";
import { expect, it } from "vitest";
import { type QrPicture, qrFile, qrOf } from "./qr.ts";

const SCALE = 2;

/** Paints the path's rectangles, as a browser does. */
function painted({ side, path }: QrPicture) {
  const width = side * SCALE;
  const data = new Uint8Array(width * width * 4).fill(255);
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    for (let v = 0; v < SCALE; v++)
      for (let u = 0; u < Number(length) * SCALE; u++) data.set([0, 0, 0], ((Number(y) * SCALE + v) * width + Number(x) * SCALE + u) * 4);
  }
  return { width, height: width, data };
}

it("says its text", () => {
  const address = fc.webUrl({ withQueryParameters: true }).filter((text) => text.length < 200);
  fc.assert(
    fc.property(address, (text) => {
      expect(decodeQR(painted(qrOf(text) as QrPicture))).toBe(text);
    }),
    { seed: 1, numRuns: 8 },
  );
});

it("has a quiet zone of four modules", () => {
  const { modules, side, path } = qrOf("https://petri.example/embed/psi") as QrPicture;
  expect(side - modules).toBe(8);
  const corners = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map(([, x, y, length]) => [Number(x), Number(y), Number(x) + Number(length)]);
  expect(Math.min(...corners.flatMap(([x = 0, y = 0]) => [x, y]))).toBe(4);
  expect(Math.max(...corners.map(([, , end = 0]) => end))).toBe(side - 4);
});

it("is a file of whole pixels a module", () => {
  const code = qrOf("x") as QrPicture;
  const [, size] = /width="(\d+)"/.exec(qrFile(code)) ?? [];
  expect(Number(size) % code.side).toBe(0);
  expect(Number(size)).toBeGreaterThanOrEqual(600);
});

it("says when a text is too long, at the standard's own limit", () => {
  expect(qrOf("x".repeat(2331))?.modules).toBe(177);
  expect(qrOf("x".repeat(2332))).toBeUndefined();
});
