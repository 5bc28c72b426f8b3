/** Which pages have a picture for links to them, and what it shows. The list is made from the course and from the registry. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Lesson, lessons } from "../../lib/course/index.ts";
import { readMap } from "../../lib/course/map.ts";
import { type ExperimentId, experiments, isExperimentId } from "../../lib/experiments/index.ts";
import { SIGNATURE } from "../_widgets/signature/figure.ts";
import { type LinkCard, linkCard } from "./card.ts";
import { toPng } from "./png.ts";
import { stillPicture } from "./stills.ts";

export const PROMISE = "Run real privacy protocols, attack them, and measure what still leaks";

interface Wanted extends Omit<LinkCard, "still"> {
  readonly figure: ExperimentId;
  readonly params?: string;
}

/** By name: out/og/<name>.png. */
export function linkPictures(): ReadonlyMap<string, Wanted> {
  const planned = readMap().flatMap((part) => part.lessons);
  const widgets = Object.values(experiments).map((card): [string, Wanted] => [
    `widget-${card.id}`,
    { title: card.title, kicker: "A live figure", figure: card.id as ExperimentId },
  ]);
  const lines = new Map(planned.map(({ id, line }) => [id, line]));
  const written = lessons().map((lesson): [string, Wanted] => [
    `lesson-${lesson.slug}`,
    { title: lesson.title, kicker: `Lesson ${lesson.order} of ${planned.length}`, sub: lines.get(lesson.slug), ...mainFigure(lesson) },
  ]);
  return new Map([["home", { title: PROMISE, kicker: "A laboratory for private computation", figure: SIGNATURE }], ...widgets, ...written]);
}

/** The figure that most outcomes of a lesson rest on, as it first stands there. */
function mainFigure({ slug, page, outcomes }: Lesson): { figure: ExperimentId; params: string } {
  const tags = page.tags.filter(({ name }) => name === "Widget");
  const idOf = (tag: (typeof tags)[number]) => tag.attributes.get("id")?.value ?? "";
  const weight = (id: string) => outcomes.filter((outcome) => outcome.widget === id).length;
  const main = tags.toSorted((a, b) => weight(idOf(b)) - weight(idOf(a)))[0];
  const id = main ? idOf(main) : "";
  if (!main || !isExperimentId(id)) throw new Error(`The lesson ${slug} has no figure that a link to it could show.`);
  return { figure: id, params: main.attributes.get("params")?.value ?? "" };
}

/** Made pictures are kept between builds, by what they are made of. */
const KEPT = ".cache/link-pictures";
/** Bump when the drawing or the writing of files changes; what is drawn is in the name already. */
const MAKING = 2;

export async function linkPicture(name: string): Promise<Uint8Array<ArrayBuffer>> {
  const wanted = linkPictures().get(name);
  if (!wanted) throw new Error(`No page has a link picture named ${name}.`);
  const svg = await linkCard({ ...wanted, still: await stillPicture(wanted.figure, wanted.params) });
  const hash = createHash("sha256").update(`${MAKING}\n${svg}`).digest("hex").slice(0, 24);
  const file = path.join(process.cwd(), KEPT, `${hash}.png`);
  if (existsSync(file)) return Uint8Array.from(readFileSync(file));
  const png = await toPng(svg);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, png);
  return png;
}
