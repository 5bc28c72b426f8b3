// Rows as RFC 4180 text: CRLF between records, quotes doubled, a field quoted only where it must be.
export type Cell = string | number | bigint | boolean | null | undefined;

const field = (cell: Cell): string => {
  const text = cell === null || cell === undefined ? "" : String(cell);
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
};

export const toCsv = (header: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  [header, ...rows].map((row) => `${row.map(field).join(",")}\r\n`).join("");
