import { expect, it } from "vitest";
import { exercises } from "../../lib/exercises/index.ts";
import { reflowed } from "./comments.ts";
import { fileOf } from "./files.ts";

it("joins the lines of a paragraph and of a tag, and leaves lists, code and blank lines", () => {
  expect(
    reflowed(`/**
 * One sentence that goes
 * on. And more.
 *
 *   share(secret)   makes shares
 *   open(shares)    opens them
 *
 * @param a   What it is, and
 *            what it is not.
 * @param b   Another.
 */
export type A = 1;

  /** Short. */
  a: number;
  /** Begins here
   * and ends here. */
  b: number; // 2 * 3
`),
  ).toBe(`/**
 * One sentence that goes on. And more.
 *
 *   share(secret)   makes shares
 *   open(shares)    opens them
 *
 * @param a   What it is, and what it is not.
 * @param b   Another.
 */
export type A = 1;

  /** Short. */
  a: number;
  /** Begins here and ends here. */
  b: number; // 2 * 3
`);
});

it.each(Object.keys(exercises))("changes no word of %s", (id) => {
  const api = fileOf(id, "api.ts");
  const words = (text: string) =>
    text
      .replace(/^\s*\*(?!\/)/gm, " ")
      .split(/\s+/)
      .filter(Boolean);
  expect(words(reflowed(api))).toEqual(words(api));
});
