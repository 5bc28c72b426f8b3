/**
 * An address as a QR code: our own drawing of the library's matrix, so that the quiet zone is part of the picture. Always dark on
 * light, in every theme: many readers do not find a code that is light on dark.
 */
import { encodeQR } from "qr";

/** Modules of light around the code, as the standard asks (ISO/IEC 18004). */
const QUIET = 4;

/** Bytes in the largest code at the level we use (version 40, M). */
const LONGEST = 2331;

export interface QrPicture {
  /** Modules a side, without the quiet zone. */
  readonly modules: number;
  /** With it: the side of the picture. */
  readonly side: number;
  /** SVG path data: the dark modules. */
  readonly path: string;
}

/** Undefined where the text is longer than a code can hold. */
export function qrOf(text: string): QrPicture | undefined {
  if (new TextEncoder().encode(text).length > LONGEST) return undefined;
  const rows = encodeQR(text, "raw", { ecc: "medium", border: QUIET });
  const runs = rows.flatMap((row, y) => {
    const starts = row.flatMap((dark, x) => (dark && !row[x - 1] ? [x] : []));
    return starts.map((x) => {
      const length = row.indexOf(false, x) - x; // a row ends in light
      return `M${x} ${y}h${length}v1h-${length}z`;
    });
  });
  return { modules: rows.length - 2 * QUIET, side: rows.length, path: runs.join("") };
}

/** As a file of its own. */
export function qrFile({ side, path }: QrPicture): string {
  const size = Math.ceil(600 / side) * side; // whole pixels a module
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="${size}" height="${size}" shape-rendering="crispEdges">` +
    `<rect width="${side}" height="${side}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`
  );
}
