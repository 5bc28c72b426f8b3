/** What of a result is made of a person's own input, and a result without it. */
import * as v from "valibot";
import type { AnyExperiment, Json } from "./experiment.ts";

const OF_INPUT = { madeOfInput: true } as const;

/** Marks a field of a result that is made of what a person brought: it never leaves for a page that embeds the widget. */
export const madeOfInput = <S extends v.GenericSchema>(schema: S) => v.pipe(schema, v.metadata(OF_INPUT));

/** The result without the fields that are made of a person's own input. */
export async function withoutInput(card: AnyExperiment, result: Json): Promise<Json> {
  const entries = ((await card.outcome()).result as { entries?: Record<string, v.GenericSchema> }).entries;
  if (!entries || typeof result !== "object" || result === null || Array.isArray(result)) return null;
  const open = Object.entries(result).filter(([name]) => {
    const schema = entries[name];
    return schema !== undefined && !isMarked(schema);
  });
  return Object.fromEntries(open) as Json;
}

/** Optional and nullable wrappers keep the mark of what they wrap. */
function isMarked(schema: v.GenericSchema): boolean {
  const { pipe, wrapped } = schema as { pipe?: readonly { kind: string; type: string }[]; wrapped?: v.GenericSchema };
  if (pipe?.some((item) => item.kind === "metadata" && "madeOfInput" in ((item as { metadata?: object }).metadata ?? {}))) return true;
  return wrapped ? isMarked(wrapped) : false;
}
