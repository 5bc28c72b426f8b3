import { describe, expect, it } from "vitest";
import { isNumeric, numberIn, schemaAt, valueAt } from "./result-path.ts";

describe("a path into a result", () => {
  it("leads through objects and lists, and to a list's length", () => {
    const result = { colluders: { learn: { sum: "118000" } }, published: [43, 41] };
    expect(valueAt(result, "colluders.learn.sum")).toBe("118000");
    expect(valueAt(result, "published.1")).toBe(41);
    expect(valueAt(result, "published.length")).toBe(2);
    expect(valueAt(result, "published.7")).toBeUndefined();
    expect(valueAt(result, "constructor")).toBeUndefined();
  });

  it("stands for a number where there is one, or the decimal text of a whole one", () => {
    expect(numberIn(1.5)).toBe(1.5);
    expect(numberIn("-118000")).toBe(-118000);
    for (const other of ["", "1.5", "0x10", "1e3", "12 apples", null, true, undefined]) expect(numberIn(other)).toBeUndefined();
  });

  it("is known beforehand from the result's schema", () => {
    const schema = {
      type: "object",
      properties: {
        sum: { type: "string", pattern: "^-?\\d+$" },
        secret: { type: "string", pattern: "^\\d+$" },
        key: { type: "string", pattern: "^[0-9a-f]+$" },
        name: { type: "string" },
        share: { anyOf: [{ type: "number" }, { type: "null" }] },
      },
    };
    const numeric = (path: string) => {
      const found = schemaAt(schema, path);
      return found === "missing" ? found : isNumeric(found);
    };
    expect(["sum", "secret", "key", "name", "share", "none"].map(numeric)).toEqual([true, true, false, false, true, "missing"]);
  });
});
