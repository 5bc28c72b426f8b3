// npm run check:content: what is wrong with the course's content, by file and line. Prints nothing but the faults; exit 1 when there is one.
import { checkCourse } from "../lib/course/index.ts";
import { exercises } from "../lib/exercises/index.ts";
import { described, experiments } from "../lib/experiments/index.ts";

const faults = checkCourse(process.cwd(), await described(Object.values(experiments)), Object.values(exercises));
for (const { file, line, what } of faults) console.log(`${file}:${line}: ${what}`);
if (faults.length > 0) process.exitCode = 1;
else console.error("The content is in order.");
