import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Table } from "./Table.tsx";

const cells = (...row: (number | boolean | string | null)[]): string[] => {
  const html = renderToStaticMarkup(<Table caption="c" columns={row.map((_, i) => ({ label: String(i) }))} rows={[row]} />);
  return [...html.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, text]) => text as string);
};

it("shows whole numbers whole, and of others six digits", () => {
  expect(cells(1234567890, 2 ** 53, 54.0791816173977, 0.1 + 0.2, 1e-7 / 3, 12345678.9)).toEqual([
    "1234567890",
    "9007199254740992",
    "54.0792",
    "0.3",
    "3.33333e-8",
    "12345679",
  ]);
});

it("writes a minus sign, words for yes and no, and nothing for nothing", () => {
  expect(cells(-3, -0.25, true, false, null, "as it is")).toEqual(["\u22123", "\u22120.25", "yes", "no", "", "as it is"]);
});

it("says how many rows there are, and where; only a live one can be copied", () => {
  const rows = Array.from({ length: 30 }, (_, i) => [i]);
  const said = (of?: number) =>
    renderToStaticMarkup(<Table caption="c" columns={[{ label: "n" }]} rows={rows} of={of} limit={20} />).match(
      /The first [^<]*|Copy as CSV/g,
    );
  expect(said()).toEqual([
    "The first 20 of 30 rows; the CSV has them all.",
    expect.stringMatching(/^The first 12 of 30 rows; /),
    "Copy as CSV",
  ]);
  expect(said(4000)).toEqual([
    "The first 20 of 4,000 rows; the live figure’s CSV has them all.",
    expect.stringMatching(/^The first 12 of 4,000 rows; /),
  ]);
});
