/**
 * Judges a learner's code: runs the exercise's judge against the sandbox and tells the page check by check. The learner's code is not
 * here, and this worker's policy lets nothing be evaluated.
 */
import { exercises, LearnerFault } from "../lib/exercises/index.ts";
import { systemRng } from "../lib/random/index.ts";
import { remote } from "./sandbox/learner.ts";
import type { FaultData, News, Order } from "./sandbox/messages.ts";

const tell = (news: News) => self.postMessage(news);

self.onmessage = async ({ data: { exercise: id, port } }: MessageEvent<Order>) => {
  try {
    const exercise = exercises[id];
    if (exercise === undefined) throw new Error(`There is no exercise "${id}".`);
    const judge = await exercise.load();
    let line: number | undefined;
    const learner = remote(port, exercise.entry, {
      printed: (line) => tell({ news: "printed", line }),
      overdue: () => tell({ news: "overdue" }),
      failed: (where) => {
        line = where;
      },
    });
    await learner.begin();
    const lab = { rng: systemRng(), progress: async (fraction: number, note: string) => tell({ news: "progress", fraction, note }) };
    for await (const check of judge(learner, lab)) {
      tell({ news: "check", check, line: !check.passed && check.says.includes(`line ${line}`) ? line : undefined });
    }
    tell({ news: "judged" });
  } catch (error) {
    if (error instanceof LearnerFault) tell({ news: "fault", fault: dataOf(error) });
    else tell({ news: "broken", message: error instanceof Error ? error.message : String(error) });
  }
};

const dataOf = ({ kind, message, at, line }: LearnerFault): FaultData => ({ kind, message, at, line });
