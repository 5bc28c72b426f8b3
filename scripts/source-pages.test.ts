// The frame of the source pages: a build in which it has changed fails with a sentence, and writes no page that is empty or has another's name.
import { expect, it } from "vitest";
import { sourcePage } from "./postbuild/source-pages.ts";

const FRAME =
  '<html><head><meta charSet="utf-8"/></head><body><main class="sheet source-page" id="main"></main><script src="/x.js"></script></body></html>';

it("has a file's name and its sheet", () => {
  expect(sourcePage(FRAME, "lib/a.ts", "<p>$& and $1</p>")).toBe(
    '<html><head><meta charSet="utf-8"/><title>lib/a.ts · Petri</title></head><body><main class="sheet source-page" id="main"><p>$& and $1</p></main><script src="/x.js"></script></body></html>',
  );
});

it.each([
  ["a title", FRAME.replace("</head>", "<title>Petri</title></head>"), /has a title/],
  ["no place for the sheet", FRAME.replace('id="main"', 'id="other"'), /must hold <main.* exactly once/],
  ["two", FRAME.replace("<script", '<main class="sheet source-page" id="main"></main><script'), /must hold <main.* exactly once/],
  ["something in it", FRAME.replace("></main>", ">words</main>"), /must hold <main.* exactly once/],
  ["no head", FRAME.replace('<meta charSet="utf-8"/>', ""), /must hold <meta.* exactly once/],
])("a frame with %s is refused", (_, frame, says) => {
  expect(() => sourcePage(frame, "lib/a.ts", "<p></p>")).toThrow(says);
});

it("a sheet with a script is refused", () => {
  expect(() => sourcePage(FRAME, "lib/a.ts", "<script>1</script>")).toThrow(
    /lib\/a\.ts holds what its own policy refuses: an inline script/,
  );
});
