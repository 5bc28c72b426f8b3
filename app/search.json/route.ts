// The search's index as one file, /search.json: made at build, kept by the service worker with the rest of the version.
import { searchEntries, searchIndex } from "../../lib/course/index.ts";
import { described, experiments } from "../../lib/experiments/index.ts";
import { pages } from "../_search/pages.ts";

export const dynamic = "force-static";

export async function GET() {
  const widgets = await described(Object.values(experiments));
  return new Response(searchIndex(searchEntries(widgets, pages)), { headers: { "content-type": "application/json" } });
}
