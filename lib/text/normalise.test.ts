import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalisations, normaliser } from "./normalise.ts";
import { WrongInput } from "./wrong-input.ts";

describe("text", () => {
  it.each([
    [" Ana\t", "ana"],
    ["ＡＢＣ１", "abc1"],
    ["ﬁn", "fin"],
    ["ZOE\u0308", "zo\u00eb"],
    ["\u00a8a", "\u0308a"], // NFKC brings forth a leading space
  ])("%j becomes %j", async (line, key) => {
    expect((await normaliser("text"))(line)).toEqual({ key });
  });
});

describe("email", () => {
  it.each([
    ["Ana.Maria+news@X.org ", "ana.maria+news@x.org"],
    ["ana＠x.org", "ana@x.org"],
  ])("%j becomes %j", async (line, key) => {
    expect((await normaliser("email"))(line)).toEqual({ key });
  });
  it.each(["ana", "@x.org", "ana@", " @ ", "a@b@c", "a＠b@c"])("%j has no key", async (line) => {
    expect((await normaliser("email"))(line)).toHaveProperty("reason");
  });
});

describe("phone", () => {
  it.each([
    ["0664 123 45 67", "+436641234567"],
    ["+43 (664) 123-4567", "+436641234567"],
    ["0043 664 1234567", "+436641234567"],
    ["\u202a+43 664 1234567\u202c", "+436641234567"],
    ["tel:+43-664-1234567", "+436641234567"],
    ["+1 213 373 4253", "+12133734253"],
    ["０６６４ １２３４５６７", "+436641234567"],
  ])("%j becomes %j", async (line, key) => {
    expect((await normaliser("phone", "at"))(line)).toEqual({ key });
  });
  it.each(["ana", "12", "0664", "+43 664 1", "+1 555 000 0000 00 000", "call 0664 1234567", "+1 213 373 4253 ext. 5", "+999 123456"])(
    "%j has no key",
    async (line) => {
      expect((await normaliser("phone", "AT"))(line)).toHaveProperty("reason");
    },
  );
  it("needs a country unless the number has a plus, and says so without quoting the number", async () => {
    const withoutCountry = await normaliser("phone");
    expect(withoutCountry("+43 664 1234567")).toEqual({ key: "+436641234567" });
    expect(() => withoutCountry("0664 1234567")).toThrow(WrongInput);
    expect(() => withoutCountry("0664 1234567")).toThrow(/^(?!.*0664).*needs country/);
    await expect(normaliser("phone", "XX")).rejects.toThrow(/country: "XX" is not/);
  });
});

it("refuses a rule that does not exist", async () => {
  await expect(normaliser("fax" as "text")).rejects.toThrow(/normalise: "fax" is not one of none, text, email, phone/);
});

it("leaves the line as it is under none", async () => {
  expect((await normaliser("none"))(" Ana ")).toEqual({ key: " Ana " });
});

it("is idempotent: a key is its own key (property)", async () => {
  const rules = await Promise.all(normalisations.map((name) => normaliser(name, "AT")));
  const line = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.tuple(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" })).map(([a, b]) => `${a}@${b}`),
    fc.stringMatching(/^(\+43|0)[0-9 ]{6,12}$/),
    fc
      .array(fc.constantFrom("\u00a8", "\u0130", "\u0345", "\u0399", "Σ", " ", "ﬃ", "Ａ", "\u1e9e"), { minLength: 1 })
      .map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(line, fc.constantFrom(...rules), (written, rule) => {
      const once = rule(written);
      if ("key" in once) expect(rule(once.key)).toEqual(once);
    }),
    { numRuns: 3000 },
  );
});
