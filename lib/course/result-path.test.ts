import { describe, expect, it } from "vitest";
import { isNumeric, schemaAt, valueAt } from "./result-path.ts";

describe("a path into a result", () => {
  it("leads through objects and lists, and to a list's length", () => {
    const result = { colluders: { learn: 118000 }, published: [43, 41] };
    expect(valueAt(result, "colluders.learn")).toBe(118000);
    expect(valueAt(result, "published.1")).toBe(41);
    expect(valueAt(result, "published.length")).toBe(2);
    expect(valueAt(result, "published.7")).toBeUndefined();
    expect(valueAt(result, "constructor")).toBeUndefined();
  });

  it("is known beforehand from the result's schema", () => {
    const schema = {
      type: "object",
      properties: {
        sum: { type: "integer" },
        name: { type: "string" },
        share: { anyOf: [{ type: "number" }, { type: "null" }] },
      },
    };
    const numeric = (path: string) => {
      const found = schemaAt(schema, path);
      return found === "missing" ? found : isNumeric(found);
    };
    expect(["sum", "name", "share", "none"].map(numeric)).toEqual([true, false, true, "missing"]);
  });
});
