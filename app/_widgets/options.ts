/** Text parameters that are chosen and not typed, and what becomes of a choice that is no longer there. */
import type { ExperimentId } from "../../lib/experiments/index.ts";
import type { Shown } from "./face.ts";

type ValuesOf<Id extends ExperimentId> = Shown<Id>["values"];

export interface Options<Id extends ExperimentId> {
  /** What a parameter can be under these values, with its names; undefined: it is typed. */
  of(name: string, values: ValuesOf<Id>): Readonly<Record<string, string>> | undefined;
  /** The values with what can no longer be chosen put to the first of what can; `set`, which somebody just set, stays as it is. */
  within(values: ValuesOf<Id>, set: string): ValuesOf<Id>;
}

export const optionsOf = <Id extends ExperimentId>(of: Options<Id>["of"]): Options<Id> => ({
  of,
  within(values, set) {
    const next: Record<string, unknown> = { ...values };
    for (const name of Object.keys(values)) {
      const options = name === set ? undefined : of(name, next as ValuesOf<Id>);
      if (options && !Object.hasOwn(options, String(next[name]))) next[name] = Object.keys(options)[0];
    }
    return next as ValuesOf<Id>;
  },
});
