// Runs an experiment: npm run -s experiment <id> -- name=value ... [seed=n] [repeats=n]   (see scripts/experiment/help.ts)
//
// The answer is one JSON document on standard output, and nothing else is. Exit codes: 0 done, 2 the call is wrong, 3 the run was
// aborted, 130 interrupted.
import { readFileSync } from "node:fs";
import path from "node:path";
import { main } from "./experiment/main.ts";

const start = process.env["INIT_CWD"] ?? process.cwd(); // npm changes to the project's folder; paths are meant from where it was called

for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(130));
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1)); // `| head` has seen enough

const { code, out, err } = await main(process.argv.slice(2), {
  readFile: (file) => readFileSync(path.resolve(start, file)),
  ...(process.stderr.isTTY && { progress: (line: string) => process.stderr.write(`\r\x1b[K${line}`) }),
});
if (err !== "") process.stderr.write(`${err}\n`);
// After the last byte has gone: a timer of an aborted run may still be waiting, and a pipe takes a large answer in parts.
process.stdout.write(out, () => process.exit(code));
