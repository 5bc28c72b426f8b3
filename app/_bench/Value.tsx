"use client";
/** The field of one row: a text goes in and a text comes out, and what is no value of the parameter is answered with a sentence. */
import * as v from "valibot";
import type { Control, Params } from "../../lib/schema/index.ts";
import { Checkbox, NumberField, Select, TextField } from "../_ui/controls.tsx";

interface Props {
  readonly control: Control;
  readonly schema: Params;
  /** The figure's parameters: what `controls` may name. */
  readonly names: readonly string[];
  readonly text: string;
  readonly choose: (text: string) => void;
}

export function Value({ control, schema, names, text, choose }: Props) {
  const { name, kind, about, allowed } = control;
  const read = (typed: string): string | undefined => {
    const field = schema.fields[name];
    const value: unknown = field?.fromText(typed);
    return field && v.is(field.schema, value) ? field.toText(value) : undefined;
  };
  const common = { label: about.label };
  if (name === "controls") return <NamesField label={about.label} names={names} text={text} choose={choose} />;
  switch (kind) {
    case "choice": {
      const called = Object.fromEntries(Object.entries(about.names ?? {}).map(([value, words]) => [value, `${value}: ${words}`]));
      return <Select {...common} choices={about.choices ?? []} names={called} value={text} onChange={choose} />;
    }
    case "flag":
      return <Select {...common} choices={["yes", "no"]} value={text} onChange={choose} />;
    case "text":
      return <TextField {...common} value={text} read={read} allowed={allowed} onChange={choose} />;
    default:
      return (
        <NumberField
          {...common}
          whole={kind === "integer"}
          value={Number(read(text) ?? text)}
          read={(typed) => {
            const known = read(typed);
            return known === undefined ? undefined : Number(known);
          }}
          allowed={allowed}
          onChange={(value) => choose(String(value))}
        />
      );
  }
}

/** all, none, or some of the figure's parameters: those are ticked. */
function NamesField({ label, names, text, choose }: { label: string; names: readonly string[]; text: string; choose: Props["choose"] }) {
  const some = text !== "all" && text !== "none";
  const chosen = new Set(text === "all" ? names : text.split(","));
  return (
    <>
      <Select
        label={label}
        choices={["all", "none", "some"]}
        names={{ some: "these:" }}
        value={some ? "some" : text}
        onChange={(way) => choose(way === "some" ? names.join(",") : way)}
      />
      {some &&
        names.map((name) => (
          <Checkbox
            key={name}
            label={name}
            value={chosen.has(name)}
            onChange={(on) => choose(names.filter((each) => (each === name ? on : chosen.has(each))).join(",") || "none")}
          />
        ))}
    </>
  );
}
