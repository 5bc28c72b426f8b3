// The lessons before and after, by the course's map. One that is not written is named all the same, and is no link.
import { readMap } from "../../lib/course/map.ts";

export function Neighbours({ slug }: { slug: string }) {
  const all = readMap().flatMap((part) => part.lessons);
  const here = all.findIndex((each) => each.id === slug);
  const beside = [
    { way: "Before", rel: "prev", lesson: all[here - 1] },
    { way: "Next", rel: "next", lesson: all[here + 1] },
  ];
  return (
    <nav className="next" aria-label="Lessons">
      {beside.map(({ way, rel, lesson }) => {
        if (lesson === undefined) return <span key={way} />;
        const words = (
          <>
            <small>
              {way}
              {lesson.state === "unwritten" && ", not written yet"}
            </small>
            <b>{lesson.title}</b>
          </>
        );
        return lesson.state === "written" ? (
          <a key={way} rel={rel} href={`/lessons/${lesson.id}`}>
            {words}
          </a>
        ) : (
          <span key={way} className="unwritten">
            {words}
          </span>
        );
      })}
    </nav>
  );
}
