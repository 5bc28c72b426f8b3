// Where something stands in the course's files, and what is wrong there. Every reader of lib/course reports with these two words,
// so that `npm run check:content` can always say file and line.

export interface Place {
  /** relative to the project's folder, with forward slashes */
  readonly file: string;
  /** from 1 */
  readonly line: number;
}

export interface Fault extends Place {
  /** a sentence a person can act on */
  readonly what: string;
}

export const fault = ({ file, line }: Place, what: string): Fault => ({ file, line, what });

/** Content that cannot be read at all: the build stops with these sentences. */
export class BadContent extends Error {
  override readonly name = "BadContent";
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    super(faults.map(({ file, line, what }) => `${file}:${line}: ${what}`).join("\n"));
    this.faults = faults;
  }
}

/** Two things with one id: said at the second. */
export function repeated(named: readonly (Place & { readonly id: string })[]): Fault[] {
  const first = new Map<string, Place>();
  return named.flatMap((each) => {
    const before = first.get(each.id);
    if (before === undefined) {
      first.set(each.id, each);
      return [];
    }
    return [fault(each, `The id "${each.id}" is used twice: first in line ${before.line}.`)];
  });
}
