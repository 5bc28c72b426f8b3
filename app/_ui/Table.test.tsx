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
