/**
 * The display parameters: how a figure is shown, the same for every widget, and never part of what it computes. `seed` is
 * apart: it has no value that stands for "absent".
 *
 * Every figure reads them from its address; only the bench has controls for them. So their words stand apart, in display-words.ts.
 */
import { type About, choice, flag, text } from "./fields.ts";
import { schemaOf, type Values } from "./params.ts";

type Name = "theme" | "motion" | "chrome" | "controls" | "run" | "keys" | "still" | "view";
export type Words = Readonly<Record<Name, About>>;

export const displayWith = (words: Words | undefined) => {
  const about = (name: Name): About => words?.[name] ?? { label: name, help: "" };
  return schemaOf({
    theme: choice({ ...about("theme"), choices: ["auto", "light", "dark", "projector"], default: "auto" }),
    motion: choice({ ...about("motion"), choices: ["auto", "off"], default: "auto" }),
    chrome: choice({ ...about("chrome"), choices: ["full", "slim", "none"], default: "full" }),
    controls: text({
      ...about("controls"),
      max: 400,
      pattern: /^[a-z][\w-]*(,[a-z][\w-]*)*$/i,
      allowed: "all, none, or names of parameters with commas between",
      default: "all",
    }),
    run: choice({ ...about("run"), choices: ["auto", "manual"], default: "auto" }),
    keys: choice({ ...about("keys"), choices: ["yield", "capture"], default: "yield" }),
    still: flag({ ...about("still"), default: false }),
    view: choice({ ...about("view"), choices: ["learner", "instructor"], default: "learner" }),
  });
};

export const display = displayWith(undefined);

export type Display = Values<typeof display>;
