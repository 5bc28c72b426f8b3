/** What the display parameters are called and what they do, where somebody sets them by hand. */
import { displayWith, type Words } from "./display.ts";

const WORDS: Words = {
  theme: { label: "Theme", help: "Projector: thick lines, large type." },
  motion: { label: "Motion", help: "Auto follows the reader's reduced-motion setting." },
  chrome: { label: "Frame", help: "How much frame is drawn around the figure." },
  controls: { label: "Controls", help: "Which controls are shown: all, none, or names with commas between; the rest stay fixed." },
  run: { label: "Run", help: "Manual waits for a click." },
  keys: { label: "Keys", help: "Yield: keys that the focused control does not use go to the parent page, so slides still turn." },
  still: { label: "Still", help: "A picture with its table, and no worker." },
  view: {
    label: "View",
    help: "Instructor shows notes, answers and timings. It hides nothing from anybody: it is no secret.",
  },
};

export const describedDisplay = () => displayWith(WORDS);
