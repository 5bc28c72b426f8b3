// An exercise's own files, as they stand in the repository, and the name of the sandbox's script. Read at build only.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const root = process.cwd();

export type FileName = "api.ts" | "starter.ts" | "solution.ts";

export const fileOf = (exercise: string, name: FileName): string => readFileSync(path.join(root, "lib/exercises", exercise, name), "utf8");

/** Tells one starter from the next, so that saved code knows from which it began. */
export const versionOf = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 12);

/** Where scripts/sandbox.mjs has put it. Undefined in development, where nobody has made it. */
export function sandboxScript(): string | undefined {
  try {
    const name = readdirSync(path.join(root, "public/sandbox")).find((file) => file.endsWith(".js"));
    return name && `/sandbox/${name}`;
  } catch {
    return undefined;
  }
}
