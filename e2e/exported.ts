/** The pages of the export, by address. */
import { readdirSync } from "node:fs";
import path from "node:path";

export const out = path.join(import.meta.dirname, "..", "out");

const files = readdirSync(out, { recursive: true, encoding: "utf8" })
  .map((file) => file.split(path.sep).join("/"))
  .filter((file) => file.endsWith(".html") && !file.startsWith("_") && file !== "404.html");
const addressOf = (file: string) => `/${file.replace(/(^|\/)index\.html$/, "").replace(/\.html$/, "")}`;
const isSource = (file: string) => file.startsWith("source/");

export const pages: readonly string[] = files
  .filter((file) => !isSource(file))
  .map(addressOf)
  .sort();

/** Those that show a file of the repository. */
export const sources: readonly string[] = files.filter(isSource).map(addressOf).sort();
