// What there is to run: a public contract, from the same cards as the pages.
import { toJsonSchema } from "@valibot/to-json-schema";
import { type AnyExperiment, described } from "../../lib/experiments/index.ts";
import type { Fields } from "../../lib/schema/index.ts";

const SCHEMA = "https://json-schema.org/draft/2020-12/schema";
// Rules between parameters are functions, which JSON Schema cannot say; a call that breaks one is refused with a sentence.
const options = { target: "draft-2020-12", errorMode: "ignore" } as const;

export const listing = async (cards: readonly AnyExperiment[]) =>
  (await described(cards)).map((card) => ({
    id: card.id,
    title: card.title,
    summary: card.summary,
    params: paramsSchema(card),
    result: { $schema: SCHEMA, ...toJsonSchema(card.result, options) },
    inputs: card.inputs ?? {},
  }));

function paramsSchema({ params }: Pick<AnyExperiment, "params">) {
  const properties = Object.fromEntries(
    Object.entries(params.fields as Fields).map(([name, { schema, about, default: value }]) => {
      const { $schema: _, ...kind } = toJsonSchema(schema, options);
      const description = about.unit ? `${about.help} (${about.unit})` : about.help;
      return [name, { ...kind, title: about.label, description, default: value }];
    }),
  );
  return { $schema: SCHEMA, type: "object", properties, additionalProperties: false };
}
