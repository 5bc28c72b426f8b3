// What the home page says of the course, counted on the course's map: no sentence here promises what is not written.
import type { MapLesson, MapPart } from "../../../lib/course/map.ts";

export type Written = Extract<MapLesson, { state: "written" }>;

const WORDS =
  "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(
    " ",
  );
export const inWords = (n: number) => WORDS[n] ?? String(n);
const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export const writtenOf = (parts: readonly MapPart[]): Written[] =>
  parts.flatMap((part) => part.lessons).filter((lesson) => lesson.state === "written");

export const minutesOf = (lessons: readonly Written[]) => lessons.reduce((sum, { minutes }) => sum + minutes, 0);

/** "1 hour 18 minutes" */
export function inHours(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const many = (n: number, unit: string) => `${n} ${unit}${n === 1 ? "" : "s"}`;
  return [hours > 0 ? many(hours, "hour") : "", rest > 0 || hours === 0 ? many(rest, "minute") : ""].filter(Boolean).join(" ");
}

/** "Seventeen lessons are planned. Three are written, of 25 to 30 minutes, and each is complete in itself." */
export function stateOfCourse(parts: readonly MapPart[]): string {
  const planned = parts.flatMap((part) => part.lessons).length;
  const written = writtenOf(parts);
  const all = `${upper(inWords(planned))} lessons are planned.`;
  if (written.length === 0) return `${all} None is written yet.`;
  const times = written.map(({ minutes }) => minutes);
  const [least, most] = [Math.min(...times), Math.max(...times)];
  const time = least === most ? `${least} minutes` : `${least} to ${most} minutes`;
  if (written.length === planned) return `${upper(inWords(planned))} lessons of ${time}, each complete in itself.`;
  return written.length === 1
    ? `${all} One is written: ${time}, and complete in itself.`
    : `${all} ${upper(inWords(written.length))} are written, of ${time}, and each is complete in itself.`;
}
