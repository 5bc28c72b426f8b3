/** The pages of the export, by address. */
import { readdirSync } from "node:fs";
import path from "node:path";

export const out = path.join(import.meta.dirname, "..", "out");

export const pages: readonly string[] = readdirSync(out, { recursive: true, encoding: "utf8" })
  .map((file) => file.split(path.sep).join("/"))
  .filter((file) => file.endsWith(".html") && !file.startsWith("_") && file !== "404.html" && !file.startsWith("source/"))
  .map((file) => `/${file.replace(/(^|\/)index\.html$/, "").replace(/\.html$/, "")}`)
  .sort();
