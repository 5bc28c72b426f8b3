/**
 * The display parameters: how a figure is shown, the same for every widget, and never part of what it computes. `seed` is
 * apart: it has no value that stands for "absent".
 */
import { choice, flag, text } from "./fields.ts";
import { schemaOf, type Values } from "./params.ts";

export const display = schemaOf({
  theme: choice({
    label: "Theme",
    help: "Projector: thick lines, large type.",
    choices: ["auto", "light", "dark", "projector"],
    default: "auto",
  }),
  motion: choice({ label: "Motion", help: "Auto follows the reader's reduced-motion setting.", choices: ["auto", "off"], default: "auto" }),
  chrome: choice({
    label: "Frame",
    help: "How much frame is drawn around the figure.",
    choices: ["full", "slim", "none"],
    default: "full",
  }),
  controls: text({
    label: "Controls",
    help: "Which controls are shown: all, none, or names with commas between; the rest stay fixed.",
    max: 400,
    pattern: /^[a-z][\w-]*(,[a-z][\w-]*)*$/i,
    allowed: "all, none, or names of parameters with commas between",
    default: "all",
  }),
  run: choice({ label: "Run", help: "Manual waits for a click.", choices: ["auto", "manual"], default: "auto" }),
  keys: choice({
    label: "Keys",
    help: "Yield: keys that the focused control does not use go to the parent page, so slides still turn.",
    choices: ["yield", "capture"],
    default: "yield",
  }),
  still: flag({ label: "Still", help: "A picture with its table, and no worker.", default: false }),
  view: choice({
    label: "View",
    help: "Instructor shows notes, answers and timings. It hides nothing from anybody: it is no secret.",
    choices: ["learner", "instructor"],
    default: "learner",
  }),
});

export type Display = Values<typeof display>;
