// Brings an exercise into the order of its page: the task, the bench to write on, then the ladder of hints with the solution at its end.
//   <Exercise id="psi-sender">task … <Hint>…</Hint><Hint>…</Hint><Solution>why</Solution></Exercise>
// becomes
//   <Exercise id="psi-sender">task … <Bench id="psi-sender" /><Ladder><Rung number="1" of="2">…</Rung>…<Solution id="psi-sender">why</Solution></Ladder></Exercise>
// A hint gets another name than a question's, because it behaves differently: it opens when the reader asks, one after another.
import { visit } from "unist-util-visit";
import { attribute, element, isBlank, isElement, setAttribute } from "./elements.mjs";

export function remarkExercises() {
  return (tree) => {
    visit(tree, (node) => {
      if (!isElement(node, "Exercise")) return;
      const id = attribute(node, "id") ?? "";
      node.type = "mdxJsxFlowElement";
      const parts = node.children.flatMap(opened);
      const hints = parts.filter((part) => isElement(part, "Hint"));
      const solutions = parts.filter((part) => isElement(part, "Solution"));
      hints.forEach((hint, index) => {
        hint.name = "Rung";
        setAttribute(hint, "number", String(index + 1));
        setAttribute(hint, "of", String(hints.length));
      });
      for (const solution of solutions) setAttribute(solution, "id", id);
      const bench = element("Bench", []);
      setAttribute(bench, "id", id);
      const task = parts.filter((part) => !hints.includes(part) && !solutions.includes(part));
      node.children = [...task, bench, element("Ladder", [...hints, ...solutions].map(flow))];
    });
  };
}

/** MDX puts JSX of one line into a paragraph. */
function opened(child) {
  const holds = child.type === "paragraph" && child.children.some((each) => isElement(each, "Hint", "Solution"));
  return holds ? child.children.filter((each) => !isBlank(each)) : [child];
}

function flow(node) {
  node.type = "mdxJsxFlowElement";
  return node;
}
