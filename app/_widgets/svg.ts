/**
 * Pieces of a saved picture: strings of SVG that stand alone. Colours are values, since no style sheet goes with a file, and
 * a picture is always on light paper: it ends in documents. The same strings become the pictures that links show.
 *
 * Trap: what a person typed may be in a label. Every text goes through `text`, which escapes it.
 */
export const PAPER = {
  paper: "#fbfbf9",
  ink: "#17191c",
  ink2: "#4a4f55",
  ink3: "#62676d",
  rule: "#82878b",
  hair: "#d9dbd6",
  agar: "#f4e8a0",
  p1: "#0b6fb8",
  p2: "#c25700",
  p3: "#007d66",
  p4: "#d5669f",
  server: "#484d52",
  noise: "#5a2d91",
} as const;

const escaped = (text: string) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** `more`: further attributes, written by us. */
export const text = (x: number, y: number, words: string, more = "") => `<text x="${x}" y="${y}" ${more}>${escaped(words)}</text>`;

export const line = (x1: number, y1: number, x2: number, y2: number, more = `stroke="${PAPER.rule}"`) =>
  `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" ${more}/>`;

/** The whole picture: paper, and what stands on it. Words are 13 px and grey where they do not say otherwise. */
export const sheet = (width: number, height: number, parts: readonly string[]) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="Commissioner, 'Segoe UI', sans-serif" font-size="13" fill="${PAPER.ink2}">` +
  `<rect width="${width}" height="${height}" fill="${PAPER.paper}"/>${parts.join("")}</svg>`;

/** The hatch that means "closed"; fill with `url(#hatch)`. */
export const HATCH = `<defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><line x1="0" y1="0" x2="5" y2="0" stroke="${PAPER.ink3}" stroke-width="1"/></pattern></defs>`;

/** Hundredths, put into a box of the picture; lines keep their width. */
export const placed = (x: number, y: number, wide: number, high: number, parts: readonly string[]) =>
  `<svg x="${x}" y="${y}" width="${wide}" height="${high}" viewBox="0 0 100 100" preserveAspectRatio="none">${parts.join("")}</svg>`;
export const path = (d: string, more: string) => `<path d="${d}" vector-effect="non-scaling-stroke" ${more}/>`;
