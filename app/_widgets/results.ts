/**
 * The latest finished run of each figure on this page, for questions that ask about it. Of this page's life only: never stored.
 * Trap: one widget may stand on a page several times, and scrolling past one runs it: a question means the figure it names.
 */
export interface FinishedRun {
  readonly result: unknown;
  /** What was set for it. */
  readonly values: Readonly<Record<string, unknown>>;
}

const runs = new Map<string, FinishedRun>();

const keyOf = (id: string, figure: string | undefined) => (figure === undefined ? id : `${id} ${figure}`);

export const publishRun = (id: string, figure: string | undefined, run: FinishedRun): void => {
  runs.set(keyOf(id, figure), run);
};

export const latestRun = (id: string, figure?: string): FinishedRun | undefined => runs.get(keyOf(id, figure));
