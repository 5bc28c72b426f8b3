// One route through the course: its steps with their minutes, and plainly how much of it can be taught today.
import type { Route, RouteStep } from "../../../lib/course/index.ts";

function spell(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${minutes} minutes`;
  const whole = hours === 1 ? "1 hour" : `${hours} hours`;
  return rest === 0 ? whole : `${whole} ${rest} minutes`;
}

export function RouteTable({ route }: { readonly route: Route }) {
  const { id, title, whom, minutes, missing, steps } = route;
  return (
    <div className="route">
      <h3 id={`route-${id}`}>{title}</h3>
      <p>{whom}</p>
      <p className="today">
        <b>Today:</b>{" "}
        {missing === 0
          ? "all of it."
          : `${spell(minutes - missing)} of ${spell(minutes)}. The rest waits for lessons that are not written yet.`}
      </p>
      <table aria-labelledby={`route-${id}`}>
        <thead>
          <tr>
            <th scope="col" className="num">
              Minutes
            </th>
            <th scope="col">What you do</th>
            <th scope="col">Where</th>
          </tr>
        </thead>
        {daysOf(steps).map((day, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: days have no identity but their place
          <tbody key={at}>
            {day[0]?.begins !== undefined && (
              <tr>
                <th scope="rowgroup" colSpan={3} className="day">
                  {day[0].begins}
                </th>
              </tr>
            )}
            {day.map((step) => (
              <tr key={step.do}>
                <td className="num">{step.minutes}</td>
                <td>{step.do}</td>
                <td>
                  <Where step={step} />
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function Where({ step: { lesson, section } }: { readonly step: RouteStep }) {
  if (lesson === undefined) return "";
  const name = `Lesson ${lesson.number}, ${lesson.title}`;
  if (!lesson.written) {
    return (
      <>
        {name} <small>not written yet</small>
      </>
    );
  }
  return (
    <a href={`/lessons/${lesson.id}?view=instructor${section === undefined ? "" : `#${section.id}`}`}>
      {section === undefined ? name : `Lesson ${lesson.number}, “${section.text}”`}
    </a>
  );
}

function daysOf(steps: readonly RouteStep[]): RouteStep[][] {
  const days: RouteStep[][] = [];
  for (const step of steps) {
    if (days.length === 0 || step.begins !== undefined) days.push([]);
    days.at(-1)?.push(step);
  }
  return days;
}
