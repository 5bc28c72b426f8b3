// Every name under which this site keeps something in a browser. /stored lists them in words (drawers.ts), exports them and deletes them;
// a name that is not here is found there all the same, because all of ours begin with "petri", and is deleted with the rest.
// The number at the end is the format of what is stored, not a version of the site.
//
// public/theme.js runs before any module and has its key written out; keys.test.ts compares.

export const KEYS = {
  answers: "petri:answers:1",
  place: "petri:place:1",
  code: "petri:code:1",
  theme: "petri.theme",
  slash: "petri:slash:1",
} as const;

/** In this tab's own storage, while an exercise runs: which one, so that a page whose tab went down with it can say so. */
export const RUNNING = "petri:running";

/** What begins so is ours: keys of localStorage and sessionStorage, names of caches and databases. */
export const isOurs = (name: string): boolean => /^petri(?![a-z0-9])/i.test(name);
