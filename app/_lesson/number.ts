// Reading a number that a person typed. Both "3.5" and "3,5" are three and a half; "1,284" is either 1.284 or 1284, and nobody but the
// writer knows which: both readings are returned, and an answer is right when one of them is.

/** Every number the text may mean; none when it is not a number. */
export function readings(text: string): number[] {
  const plain = text
    .trim()
    .replace(/\u2212/g, "-")
    .replace(/[\s\u00a0\u202f']/g, "");
  if (!/^[+-]?[\d.,]*\d[\d.,]*(e[+-]?\d+)?$/i.test(plain)) return [];
  const found = new Set<number>();
  const keep = (digits: string) => {
    if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(digits)) found.add(Number(digits));
  };
  keep(plain);
  if (!plain.includes(".")) keep(plain.replace(",", "."));
  if (/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain)) keep(plain.replaceAll(",", ""));
  if (/^[+-]?\d{1,3}(\.\d{3})+(,\d+)?$/.test(plain)) keep(plain.replaceAll(".", "").replace(",", "."));
  return [...found];
}

/** `tolerance`: how far off is still right; "5%" is a share of what is expected. */
export function isRight(text: string, expected: number, tolerance: string | number = 0): boolean {
  const share = typeof tolerance === "string" && tolerance.endsWith("%");
  const allowed = share ? (Math.abs(expected) * Number.parseFloat(tolerance)) / 100 : Number(tolerance);
  // a hair for decimal fractions that binary cannot hold
  return readings(text).some((value) => Math.abs(value - expected) <= allowed + Math.abs(expected) * 1e-9);
}
