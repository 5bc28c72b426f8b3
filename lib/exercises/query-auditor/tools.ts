/** Inverses modulo a prime: what elimination without fractions needs. */
import type { Rng } from "../../random/index.ts";
import { makeTools as sharingTools } from "../share-and-reconstruct/tools.ts";
import type { Tools } from "./api.ts";

export const makeTools = (rng: Rng): Tools => ({ inverse: sharingTools(rng).inverse });
