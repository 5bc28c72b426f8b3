import { expect, it } from "vitest";
import { Broken, evaluated, withoutTypes } from "./module.ts";

const unknown = async () => undefined;
const broken = async (source: string, lineOfSyntaxError: () => Promise<number | undefined> = unknown) => {
  const error = await evaluated(source, lineOfSyntaxError).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Broken);
  return error as Broken;
};

it("erases types and gives what the file exports", async () => {
  const source = `import type { Tools } from "./api.ts";
import { type Point } from "./api.ts";
interface Pair { readonly a: number }
const half = (x: number): number => x / 2;
export function twice<T extends number>(pair: Pair, tools?: Tools): number { return (pair.a as number) * 2 }
export const arrow = async (p: Point) => p!;
export { half };
`;
  const exports = await evaluated(source, unknown);
  expect(Object.keys(exports).sort()).toEqual(["arrow", "half", "twice"]);
  expect((exports["twice"] as (pair: object) => number)({ a: 4 })).toBe(8);
});

it("keeps every line where it was", () => {
  const source = "import type {\n  A,\n} from './api.ts';\ninterface B {\n  x: number;\n}\nexport const here = 1;\n";
  expect(withoutTypes(source).split("\n")[6]).toContain("here = 1");
});

it("says the line of what cannot be read", async () => {
  const error = await broken("const a = 1;\n\nconst b = ;\n");
  expect(error.message).toBe("This is not TypeScript: Unexpected token.");
  expect(error.line).toBe(3);
});

it("asks for the line of what only the engine refuses", async () => {
  const error = await broken("let a = 1;\nlet a = 2;\n", async () => 2);
  expect(error.message).toMatch(/already been declared/);
  expect(error.line).toBe(2);
});

it("says the line of what fails while it is read", async () => {
  const error = await broken('const a = 1;\nthrow new Error("mine");\n');
  expect(error.message).toMatch(/before any function was called: mine\.$/);
  expect(error.line).toBe(2);
});

it("imports nothing", async () => {
  expect((await broken('import { x } from "./api.ts";\nx();\n')).message).toMatch(/nothing to import from ".\/api.ts"/);
  const late = await evaluated('export const f = () => import("node:fs");', unknown);
  await expect((late["f"] as () => Promise<unknown>)()).rejects.toThrow(/nothing to import/);
});

it.each([
  [
    "@logged\nexport class A {}\n",
    /^This cannot be read: .+ Types are erased here, and nothing else: decorators and namespaces do not run\.$/,
  ],
  ["namespace N { export const a = 1; }\nexport const b = N.a;\n", /^It failed while it was read.+decorators and namespaces do not run\.$/],
])("what TypeScript has and no browser runs is named: %s", async (source, says) => {
  const error = await evaluated(source, async () => 1).catch((caught) => caught);
  expect(error.message).toMatch(says);
});
