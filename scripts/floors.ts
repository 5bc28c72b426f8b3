// `npm run check` includes it: refuses imports that break the floors of the house (scripts/floors/table.ts).
import { readFileSync } from "node:fs";
import path from "node:path";
import { brokenRules } from "./floors/check.ts";
import { filesUnder } from "./tree.mjs";

const root = path.dirname(import.meta.dirname);
// Kernels are AssemblyScript (scripts/kernels.mjs): they are compiled on their own and can import nothing but kernels.
const isTypeScript = (file: string) => /\.(ts|tsx)$/.test(file) && !/^lib\/\w+\/kernel\//.test(file);
const files = filesUnder(root, ["app", "e2e", "lib", "scripts", "workers"]).filter(isTypeScript);
const broken = await brokenRules(new Map(files.map((file) => [file, readFileSync(path.join(root, file), "utf8")])));

for (const sentence of broken) process.stdout.write(`${sentence}\n`);
process.stdout.write(broken.length === 0 ? `floors: ${files.length} files, nothing wrong\n` : `floors: ${broken.length} wrong\n`);
process.exitCode = broken.length === 0 ? 0 : 1;
