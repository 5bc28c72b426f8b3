/** Changing one value where values are related: what gives way, what is said, and what is refused. */
import { describe, expect, it } from "vitest";
import { defineParams, integer, type Params, type Values } from "../../lib/schema/index.ts";
import { settle } from "./settle.ts";

const count = (label: string, value: number) => integer({ label, help: "How many.", default: value, min: 0, max: 10 });
const fields = { needed: count("Needed", 3), made: count("Made", 5), here: count("Here", 5) };
type V = Values<Params<typeof fields>>;
const params = defineParams(fields, [
  { names: ["needed", "made"], broken: ({ needed, made }: V) => (needed > made ? `${needed} are needed and ${made} made` : undefined) },
  {
    names: ["made", "here"],
    broken: ({ made, here }: V) => (here > made ? `${here} cannot be here of ${made}` : undefined),
    mend: ({ made }: V, name) => (name === "made" ? { here: made } : undefined),
  },
]) as unknown as Params;
const at = (change: Partial<V>) => ({ ...params.defaults, ...change }) as V;

describe("settle", () => {
  it("keeps what holds", () => expect(settle(params, at({}), "here", 2)).toEqual({ values: at({ here: 2 }) }));

  it("lets give way what the rule says, to the nearest that holds, and says so", () => {
    expect(settle(params, at({}), "made", 4)).toEqual({ values: at({ made: 4, here: 4 }), note: "5 cannot be here of 4. Here is now 4." });
  });

  it("goes back to a default where the rule says nothing", () => {
    expect(settle(params, at({ needed: 2, made: 2, here: 2 }), "needed", 5)).toEqual({
      values: at({ needed: 5, made: 5, here: 2 }),
      note: "5 are needed and 2 made. Made went back to the default.",
    });
  });

  it("refuses with a sentence what nothing mends", () => {
    expect(settle(params, at({}), "needed", 6)).toMatchObject({ values: at({ needed: 6 }), broken: "6 are needed and 5 made." });
    expect(settle(params, at({ made: 4, here: 4 }), "here", 6)).toMatchObject({ broken: "6 cannot be here of 4." });
  });
});
