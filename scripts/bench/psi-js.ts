// The peer that the goals of psi name: @openmined/psi.js 2.0.6.
import { readFileSync } from "node:fs";
import { installed } from "./installed.ts";

/** Its script for a worker, which defines PSI. Undefined where it could not be installed. */
export function psiJs(): string | undefined {
  const script = installed("psi.js", ["@openmined/psi.js@2.0.6"], "@openmined/psi.js/psi_wasm_worker.js");
  return script && readFileSync(script, "utf8").replace(/\/\/# sourceMappingURL.*/, "");
}
