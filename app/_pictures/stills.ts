/** The picture of a figure's still: the face's own SVG, of the seeded run that is made at build. */
import type { ExperimentId } from "../../lib/experiments/index.ts";
import type { Face } from "../_widgets/face.ts";
import { faces } from "../_widgets/faces.ts";
import { makeStill } from "../_widgets/still.ts";
import { PAPER } from "../_widgets/svg.ts";

export async function stillPicture(id: ExperimentId, params = ""): Promise<string> {
  const [{ shown }, { face }] = await Promise.all([makeStill(id, params), faces[id]() as Promise<{ face: Face<ExperimentId> }>]);
  return face.picture(shown as Parameters<typeof face.picture>[0]);
}

/**
 * The same picture, to be set into a page: its colours are the page's where there is one (a variable, with the picture's own colour
 * behind it), and its ids do not meet those of another picture.
 */
export function themed(svg: string, prefix: string): string {
  let page = svg.replace(/\bid="/g, `id="${prefix}-`).replace(/url\(#/g, `url(#${prefix}-`);
  for (const [name, colour] of Object.entries(PAPER)) page = page.replaceAll(`"${colour}"`, `"var(--${name}, ${colour})"`);
  return page;
}
