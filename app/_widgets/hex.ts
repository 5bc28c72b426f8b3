/** Bytes as people read them: 16 a row, in groups of four, with the offset before. */
const hex = (byte: number) => byte.toString(16).padStart(2, "0");

export function hexRows(bytes: Uint8Array, whole: number): string {
  const rows: string[] = [];
  for (let at = 0; at < bytes.length; at += 16) {
    const groups: string[] = [];
    for (let g = at; g < Math.min(at + 16, bytes.length); g += 4)
      groups.push([...bytes.subarray(g, Math.min(g + 4, bytes.length))].map(hex).join(""));
    rows.push(`${at.toString(16).padStart(4, "0")}  ${groups.join(" ")}`);
  }
  if (whole > bytes.length) rows.push(`      … ${(whole - bytes.length).toLocaleString("en-GB")} more bytes`);
  return rows.join("\n");
}

export const bytes = (count: number): string => `${count.toLocaleString("en-GB")} ${count === 1 ? "byte" : "bytes"}`;
