/**
 * The latest finished run of each figure on this page, for questions that ask about it. Of this page's life only: never stored.
 * Trap: one widget may stand on a page several times, and scrolling past one runs it: a question means the figure it names.
 */
import type { Run } from "../../lib/course/needs.ts";

const runs = new Map<string, Run>();

const keyOf = (id: string, figure: string | undefined) => (figure === undefined ? id : `${id} ${figure}`);

export const publishRun = (id: string, figure: string | undefined, run: Run): void => {
  runs.set(keyOf(id, figure), run);
};

export const latestRun = (id: string, figure?: string): Run | undefined => runs.get(keyOf(id, figure));
