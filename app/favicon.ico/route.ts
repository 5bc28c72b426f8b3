// The icon for whoever does not read the page: browsers ask for this address where a document names none (a script or a table that is opened
// by itself), and Safari before 26 shows no icon that is an SVG. The same drawing, made at build.
import { readFileSync } from "node:fs";
import { toIcon } from "../_pictures/icon.ts";

export const dynamic = "force-static";

export const GET = async (): Promise<Response> =>
  new Response(await toIcon(readFileSync("app/icon.svg", "utf8")), { headers: { "content-type": "image/x-icon" } });
