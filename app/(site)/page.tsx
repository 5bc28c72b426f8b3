// The home page lists what exists, and says plainly what does not yet: the promise, the course map, the figures, three ways in.
import { readMap } from "../../lib/course/map.ts";
import { LinkPreview } from "../_pictures/LinkPreview.tsx";
import { Ring } from "../_ui/marks.tsx";
import { CourseMap } from "./_home/CourseMap.tsx";
import { FigureList } from "./_home/FigureList.tsx";
import { HomeFigure } from "./_home/HomeFigure.tsx";
import { Ways } from "./_home/Ways.tsx";

const TITLE = "Petri: a laboratory for private computation";
const DESCRIPTION =
  "Run the real privacy protocols in your browser, attack them, and measure what still leaks. A course whose every figure is a live experiment.";

export default function Home() {
  const parts = readMap();
  const lessons = parts.flatMap((part) => part.lessons);
  const written = lessons.filter((lesson) => lesson.state === "written");
  const first = written[0];
  return (
    <main className="site" id="main" tabIndex={-1}>
      <LinkPreview path="/" picture="home" title={TITLE} description={DESCRIPTION} />
      <div className="open">
        <h1>Run the real privacy protocols, attack them, and measure what still leaks, here in this page.</h1>
        {first && (
          <div className="acts">
            <a className="btn go" href={`/lessons/${first.id}`}>
              Open lesson {first.number}
            </a>
          </div>
        )}
      </div>
      <HomeFigure />
      <section className="map" id="course" aria-labelledby="course-title">
        <div className="map-top">
          <h2 id="course-title">The course</h2>
          <p>
            Seventeen lessons of 20 to 30 minutes, each complete in itself. {COUNT[written.length] ?? String(written.length)} written so
            far.
          </p>
          <div className="key">
            <span>
              <Ring state="todo" quiet />
              ready
            </span>
            <span>
              <Ring state="started" share={0.57} quiet />
              in progress
            </span>
            <span>
              <Ring state="done" quiet />
              done
            </span>
            <span>
              <Ring state="unwritten" quiet />
              not written yet
            </span>
          </div>
        </div>
        <CourseMap parts={parts} />
      </section>
      <section className="figs" id="figures" aria-labelledby="figures-title">
        <h2 id="figures-title">The figures</h2>
        <p>Each runs real protocol code in workers of this tab, on values it draws or on your own lists, which never leave it.</p>
        <FigureList />
      </section>
      <Ways first={first} />
    </main>
  );
}

const COUNT: Readonly<Record<number, string>> = { 0: "None is", 1: "One is", 2: "Two are", 3: "Three are", 4: "Four are" };
