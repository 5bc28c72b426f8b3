// A verdict ("recovered", "hidden") branches on a computed value, so it needs a test for each way it can come out: a widget that can only
// say one thing says nothing. Tests are found by their titles: `verdict <widget>/<id>: yes` and `verdict <widget>/<id>: no`.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Course } from "./checked.ts";
import { type Fault, fault } from "./places.ts";

const FOLDERS = ["lib", "app", "workers", "scripts", "e2e"];

export function checkVerdicts({ root, widgets }: Course): Fault[] {
  const titles = new Set(
    testFiles(root).flatMap((file) => readFileSync(file, "utf8").match(/verdict [\w-]+\/[\w-]+: (?:yes|no)\b/g) ?? []),
  );
  return [...widgets.values()].flatMap(({ id, verdicts = [] }) =>
    verdicts.flatMap((verdict) =>
      ["yes", "no"]
        .map((way) => `verdict ${id}/${verdict}: ${way}`)
        .filter((title) => !titles.has(title))
        .map((title) => fault(cardPlace(root, id, verdict), `No test has "${title}" in its title.`)),
    ),
  );
}

function testFiles(root: string): string[] {
  return FOLDERS.map((folder) => path.join(root, folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((name) => /\.(test|spec)\.tsx?$/.test(name))
        .map((name) => path.join(folder, name)),
    );
}

/** The line of the card that names the verdict. */
function cardPlace(root: string, id: string, verdict: string) {
  const file = `lib/experiments/${id}.ts`;
  const card = path.join(root, file);
  const lines = existsSync(card) ? readFileSync(card, "utf8").split("\n") : [];
  return {
    file,
    line:
      Math.max(
        0,
        lines.findIndex((line) => line.includes(`"${verdict}"`)),
      ) + 1,
  };
}
