// Rows as RFC 4180 text: CRLF between records, quotes doubled, a field quoted only where it must be. The library comes when it is asked for.
export type Cell = string | number | bigint | boolean | null | undefined;

const text = (cell: Cell): string => (cell === null || cell === undefined ? "" : String(cell));

export async function toCsv(header: readonly string[], rows: readonly (readonly Cell[])[]): Promise<string> {
  const { unparse } = (await import("papaparse")).default;
  return `${unparse(
    [header, ...rows].map((row) => row.map(text)),
    { newline: "\r\n" },
  )}\r\n`;
}
