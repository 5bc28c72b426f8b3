/**
 * A figure's place on a page. On the server it makes the still (one seeded run, at build) and hands it to the small piece that
 * waits until the figure comes near the view and then loads the live one in its place.
 */
import { type AnyExperiment, experiments, isExperimentId } from "../../lib/experiments/index.ts";
import { version } from "../../package.json";
import { Badge, Disclosure, Plate } from "../_ui/Plate.tsx";
import { sourcesOf } from "./closure.ts";
import { DataTableView } from "./Foot.tsx";
import type { DataTable, Face } from "./face.ts";
import { faces } from "./faces.ts";
import { LiveWidget } from "./LiveWidget.tsx";
import { SourceList } from "./SourceList.tsx";
import { makeStill, STILL_SEED } from "./still.ts";

interface Props {
  readonly id: string;
  /** "6.2". */
  readonly number?: string | undefined;
  readonly title?: string | undefined;
  /** A clause beside the title: what the figure is about, where no prose around it says so. */
  readonly scene?: string | undefined;
  readonly params?: string | undefined;
  readonly controls?: string | undefined;
  readonly place?: "lesson" | "widgets" | "embed";
  readonly level?: 1 | 2 | 3 | undefined;
}

export async function WidgetSlot({ id, number, title, scene, params = "", controls, place = "lesson", level = 3 }: Props) {
  if (!isExperimentId(id)) throw new Error(`There is no experiment "${id}".`);
  const card: AnyExperiment = experiments[id];
  const [{ shown, bytes }, { honesty }, sources, { face }] = await Promise.all([
    makeStill(id, params),
    card.outcome(),
    sourcesOf(id),
    faces[id]() as Promise<{ face: Face<typeof id> }>,
  ]);
  const done = shown as Parameters<typeof face.sentence>[0];
  const saying = face.sentence(done);
  const figure = number === undefined ? undefined : `Figure ${number}`;
  const code = <SourceList id={id} sources={sources} short={place === "lesson"} />;
  const still = <face.Stage {...done} stillBytes={bytes} />;
  return (
    <LiveWidget
      id={id}
      number={figure}
      title={title}
      scene={scene}
      params={params}
      controls={controls}
      place={place}
      level={level}
      version={version}
      honesty={honesty}
      code={code}
      saying={card.acts && saying}
      stage={still}
    >
      <Plate
        number={figure}
        title={title ?? card.title}
        lede={scene}
        level={level}
        tools={<Badge title="Computed when this page was built.">still, seed {STILL_SEED}</Badge>}
        say={saying}
        foot={
          <>
            <Disclosure title="Table of values">
              {face.tables(done).map((table) => (
                <DataTableView key={table.caption} table={begun(table, place)} of={table.rows.length} />
              ))}
            </Disclosure>
            <Disclosure title="What is real here">
              <p>{honesty}</p>
            </Disclosure>
            <Disclosure title="Show the code that ran" print={false}>
              {code}
            </Disclosure>
          </>
        }
      >
        {still}
      </Plate>
    </LiveWidget>
  );
}

/**
 * A lesson's stills have the beginning of each table, a little more than paper has: with all rows they would be nine tenths of a lesson, to be
 * read by nobody who has JavaScript. The figure's own page has more.
 */
const IN_LESSON = 20;
const begun = (table: DataTable, place: Props["place"]): DataTable =>
  place === "lesson" ? { ...table, rows: table.rows.slice(0, IN_LESSON) } : table;
