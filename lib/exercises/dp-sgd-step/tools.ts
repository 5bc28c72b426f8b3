/** Normal draws, and nothing else. */
import type { Rng } from "../../random/index.ts";
import { normalDraws } from "../normal.ts";
import type { Tools } from "./api.ts";

export const makeTools = (rng: Rng): Tools => ({ normal: normalDraws(rng.fork("normal")) });
