/**
 * npm run -s verify -- <file.json> ... [--all] [--json]      recomputes published test vectors with the code the course runs
 * npm run -s verify -- --list [--json]                       what is covered: topics, fields, what is compared
 *
 * Standard output has the answer and nothing else. Exit codes: see `contract` in verify/judge.ts.
 */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { contract, exitCode, judgeFile, NotVectors, table } from "./verify/judge.ts";

const OPTIONS = ["--all", "--json", "--list"];

function wrongCall(sentence: string): never {
  process.stderr.write(`${sentence.replaceAll(/\s+/g, " ")}\n`);
  process.exit(2);
}

const words = process.argv.slice(2);
const options = words.filter((word) => word.startsWith("-"));
const files = words.filter((word) => !word.startsWith("-"));
const unknown = options.find((option) => !OPTIONS.includes(option));
if (unknown !== undefined) wrongCall(`verify: "${unknown}" is not one of ${OPTIONS.join(", ")}.`);
const asked = (option: string) => options.includes(option);

if (asked("--list")) {
  if (files.length > 0) wrongCall("verify: --list takes no files.");
  print(`${JSON.stringify(contract, null, 2)}\n`, 0);
} else {
  if (files.length === 0) wrongCall("verify: name one or more files of test vectors (.json), or --list.");
  const rows = files.flatMap((file) => {
    try {
      return judgeFile(file, readText(file));
    } catch (error) {
      if (error instanceof NotVectors) wrongCall(`verify: ${error.message}`);
      throw error;
    }
  });
  print(asked("--json") ? `${JSON.stringify(rows, null, 2)}\n` : table(rows), exitCode(rows, asked("--all")));
}

/** npm runs scripts in the project; a path means the place where npm was called. */
function readText(file: string): string {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(resolve(process.env["INIT_CWD"] ?? ".", file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new NotVectors(`${file} cannot be read (${code === "ENOENT" ? "there is no such file" : code}).`);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new NotVectors(`${file} is not UTF-8 text.`);
  }
}

/** A pipe takes a long answer in pieces: the code is set, and the process ends when it has taken them all. */
function print(text: string, code: number): void {
  process.exitCode = code;
  process.stdout.write(text);
}
