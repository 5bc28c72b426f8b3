/**
 * Four thousand handwritten digits, 400 of each, 28 by 28 points, each black or white: small enough to come with a page, and a model of
 * 7850 weights learns a thousand of them by heart.
 *
 * Nothing was scaled, centred or chosen by what the pictures show, beyond what MNIST itself did: the guarantee of a private training on them
 * needs no word about their preparation.
 *
 * Source: LeCun, Cortes, Burges, The MNIST Database of Handwritten Digits; licence and making in README.md beside this file.
 */
import { unpacked } from "../../wasm/index.ts";
import { type Table, tableOf } from "../table.ts";

export const DIGITS = 10;
const EACH = 400;
export const SIDE = 28;
const BYTES = (SIDE * SIDE) / 8;

/** Of all pictures, one after the other: 98 bytes each, the leftmost point in the highest bit. */
export async function digitBytes(): Promise<Uint8Array> {
  const { default: file } = await import("./digits.json", { with: { type: "json" } });
  return new Uint8Array(await unpacked(file.packed));
}

let read: Promise<Table> | undefined;

/** Row i is a picture of the digit floor(i / 400). A black point is 1. Public, never written to, and read once. */
export function digitTable(): Promise<Table> {
  read ??= readTable();
  read.catch(() => {
    read = undefined; // it may have been the connection
  });
  return read;
}

async function readTable(): Promise<Table> {
  const bytes = await digitBytes();
  const features = new Float32Array(8 * bytes.length);
  for (let i = 0; i < features.length; i++) features[i] = ((bytes[i >> 3] as number) >> (7 - (i & 7))) & 1;
  const labels = Uint8Array.from({ length: bytes.length / BYTES }, (_, i) => Math.floor(i / EACH));
  return tableOf({ features, width: SIDE * SIDE, labels, classes: DIGITS });
}
