// A path into a result: "size", "inputs.receiver.accepted", "recovered.length". A question names one; the page reads the number there in
// the widget's latest run, and check.ts walks the same path through the result's schema. No imports: this file goes to the browser.

export const pathParts = (path: string): string[] => path.split(".");

/** The value there, or undefined. `length` of a list is its length. */
export function valueAt(result: unknown, path: string): unknown {
  let here: unknown = result;
  for (const part of pathParts(path)) {
    if (Array.isArray(here)) here = part === "length" ? here.length : here[Number(part)];
    else if (typeof here === "object" && here !== null && Object.hasOwn(here, part)) here = (here as Record<string, unknown>)[part];
    else return undefined;
  }
  return here;
}

/** The part of a JSON Schema a path leads to, "missing" where it leads nowhere. */
export function schemaAt(schema: JsonSchema, path: string): JsonSchema | "missing" {
  let here: JsonSchema[] = [schema];
  for (const part of pathParts(path)) {
    here = here.flatMap(branches).flatMap((each) => step(each, part));
    if (here.length === 0) return "missing";
  }
  return { anyOf: here.flatMap(branches) };
}

/** Whether it can be a number: what a question may ask for. */
export const isNumeric = (schema: JsonSchema): boolean =>
  branches(schema).some(({ type, const: fixed }) => type === "number" || type === "integer" || typeof fixed === "number");

export interface JsonSchema {
  readonly type?: string | readonly string[] | undefined;
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema | boolean>> | undefined;
  readonly additionalProperties?: JsonSchema | boolean | undefined;
  readonly items?: JsonSchema | boolean | readonly (JsonSchema | boolean)[] | undefined;
  readonly anyOf?: readonly (JsonSchema | boolean)[] | undefined;
  readonly oneOf?: readonly (JsonSchema | boolean)[] | undefined;
  readonly allOf?: readonly (JsonSchema | boolean)[] | undefined;
}

const isSchema = (each: unknown): each is JsonSchema => typeof each === "object" && each !== null && !Array.isArray(each);

function branches(schema: JsonSchema): JsonSchema[] {
  const choices = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])].filter(isSchema);
  return choices.length === 0 ? [schema] : choices.flatMap(branches);
}

function step(schema: JsonSchema, part: string): JsonSchema[] {
  if (schema.type === "array") {
    if (part === "length") return [{ type: "integer" }];
    return /^\d+$/.test(part) && isSchema(schema.items) ? [schema.items] : [];
  }
  const property = schema.properties?.[part] ?? schema.additionalProperties;
  return isSchema(property) ? [property] : [];
}
