// Turbopack loader: of a library that comes as one file, says which calls at its top have no effect, so that the minifier can drop those nobody
// uses. d3-array makes its blurs and bisectors so: unmarked, they and all that they call come along with `ticks`, half a kilobyte (compressed) in
// every figure with an axis.

/** A constant that is what a call of the file's own function gives; nested ones are indented. */
const MADE_BY_A_CALL = /^((?:const|var|let) \w+ = )(\w+\()/gm;

/** @param {string} source @returns {string} */
export const markedPure = (source) => source.replace(MADE_BY_A_CALL, "$1/* @__PURE__ */ $2");

/** @param {string} source */
export default function pureLoader(source) {
  return markedPure(String(source));
}
