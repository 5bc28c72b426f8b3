// The home page lists what exists, and says plainly what does not yet: the promise, the course map, the figures, three ways in.
import { readMap } from "../../lib/course/map.ts";
import { LinkPreview } from "../_pictures/LinkPreview.tsx";
import { Ring } from "../_ui/marks.tsx";
import { Continue } from "./_home/Continue.tsx";
import { CourseMap } from "./_home/CourseMap.tsx";
import { FigureList } from "./_home/FigureList.tsx";
import { HomeFigure } from "./_home/HomeFigure.tsx";
import { Ways } from "./_home/Ways.tsx";
import { stateOfCourse, writtenOf } from "./_home/words.ts";

const TITLE = "Petri: a laboratory for private computation";
const DESCRIPTION =
  "Run the real privacy protocols in your browser, attack them, and measure what still leaks. A course whose every figure is a live experiment.";

export default function Home() {
  const parts = readMap();
  const written = writtenOf(parts);
  return (
    <main className="site" id="main" tabIndex={-1}>
      <LinkPreview path="/" picture="home" title={TITLE} description={DESCRIPTION} />
      <div className="open">
        <h1>Run the real privacy protocols, attack them, and measure what still leaks, here in this page.</h1>
        {written.length > 0 && (
          <div className="acts">
            <Continue lessons={written.map(({ id, number, title, outcomes }) => ({ id, number, title, outcomes }))} words="short" />
          </div>
        )}
      </div>
      <HomeFigure />
      <section className="map" id="course" aria-labelledby="course-title">
        <div className="map-top">
          <h2 id="course-title">The course</h2>
          <p>{stateOfCourse(parts)}</p>
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
        <p>
          Each runs real code in workers of this tab. The <a href="/bench">bench</a> says what each shows and what is real about it, and
          gives you the lines that put it into a slide.
        </p>
        <FigureList />
      </section>
      <Ways lessons={parts.flatMap((part) => part.lessons)} written={written} />
    </main>
  );
}
