// A comment is wrapped for an editor of 140 columns. Beside the learner's code there are fifty, and the page breaks lines by itself: those
// of one paragraph are joined, so that no word is left alone on a line.

/** A line after the first: the space after the star, what it says. */
const LINE = /^\s*\*( *)(.*)$/;

/** Joins the lines of a paragraph in block comments. Lines that stand further in are a list's and stay, save below an @ tag, which they go on. */
export function reflowed(code: string): string {
  const out: string[] = [];
  let joins: "no" | "paragraph" | "tag" = "no";
  for (const line of code.split("\n")) {
    const opening = /^\s*\/\*\*(.*)$/.exec(line);
    if (opening) {
      joins = opening[1] && !line.endsWith("*/") ? "paragraph" : "no";
      out.push(line);
      continue;
    }
    const [, space = "", says = ""] = LINE.exec(line) ?? [];
    const isText = says !== "" && says !== "/";
    const tag = says.startsWith("@");
    if (isText && !tag && ((joins === "paragraph" && space.length === 1) || (joins === "tag" && space.length > 1))) {
      out[out.length - 1] += ` ${says}`;
    } else {
      out.push(line);
      joins = !isText ? "no" : tag ? "tag" : space.length === 1 && !says.startsWith("- ") ? "paragraph" : "no";
    }
    if (line.endsWith("*/")) joins = "no";
  }
  return out.join("\n");
}
