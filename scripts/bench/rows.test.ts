import { expect, it } from "vitest";
import { inTable, row } from "./rows.ts";
import { scriptsOf } from "./weigh.ts";

it("gives the median, the spread, and whether the goal is met", () => {
  expect(row("a", "node", "ms", [9, 1, 4], { op: "<=", value: 4 })).toEqual({
    id: "a",
    value: 4,
    unit: "ms",
    samples: 3,
    spread: 8,
    where: "node",
    goal: { op: "<=", value: 4 },
    met: true,
  });
  expect(row("a", "node", "ms", [1, 2], { op: "<=", value: 1 })).toMatchObject({ value: 1.5, met: false });
  expect(row("a", "chromium", "x", [5], { op: ">=", value: 4 }).met).toBe(true);
  expect(row("a", "node", "ms", [1]).met).toBeNull();
});

it("writes a table that a person can read", () => {
  const table = inTable([row("page.x", "chromium", "bytes", [12345], { op: "<=", value: 30000 }), row("b", "node", "ms", [1])]);
  expect(table.split("\n")[1]).toMatch(/^page\.x +chromium +12,345 +bytes +0 +1 +<= 30,000 +yes$/);
});

it("takes a page's scripts from its tags, and leaves out what only old browsers load", () => {
  const html = `<script src="/a.js" async=""></script><script src="/old.js" noModule=""></script><p>src="/no.js"</p>
    <script src="/_next/static/inline/x.1.js"></script><script type="application/ld+json">{}</script>`;
  expect(scriptsOf(html)).toEqual(["/a.js", "/_next/static/inline/x.1.js"]);
});
