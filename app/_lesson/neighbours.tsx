// The lessons before and after, by the course's map. Those not written yet are passed over; where only such are left, the nearest is named
// and is no link.
import { readMap } from "../../lib/course/map.ts";

export function Neighbours({ slug }: { slug: string }) {
  const all = readMap().flatMap((part) => part.lessons);
  const here = all.findIndex((each) => each.id === slug);
  const nearest = (lessons: typeof all) => lessons.find(({ state }) => state === "written") ?? lessons[0];
  const beside = [
    { way: "Before", rel: "prev", lesson: nearest(all.slice(0, here).reverse()) },
    { way: "Next", rel: "next", lesson: nearest(all.slice(here + 1)) },
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
