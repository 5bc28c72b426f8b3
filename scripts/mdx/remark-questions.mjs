// Takes questions apart so that the page's components get them in the shape the HTML needs.
// An author writes feedback where it belongs, inside the option:
//   <Choose id="q"><Prompt>…</Prompt><Option value="a" correct>text <Why>feedback</Why></Option>…</Choose>
// but in HTML an option is a <label>, and feedback inside a label would become part of the option's name. So all feedback moves into one
// <Answers> at the question's end, where the page has its live region:
//   <Choose id="q" answer="a"><Prompt>…</Prompt><Option value="a">text</Option>…<Answers><Why option="a" place="1" right="yes">…</Why></Answers></Choose>
// <Order> gets its steps in one <Steps count="n">, and nothing else in there: the page reorders that list's children.
import { SKIP, visit } from "unist-util-visit";
import { attribute, element, isBlank, isElement, phrasing, removeAttribute, setAttribute } from "./elements.mjs";

const FEEDBACK = ["Why", "Hint", "Reveal"];

export function remarkQuestions() {
  return (tree) => {
    visit(tree, (node) => {
      if (!isElement(node, "Choose", "NumberQuestion", "Predict", "Order")) return undefined;
      node.type = "mdxJsxFlowElement";
      node.children = takeApart(node);
      return SKIP;
    });
  };
}

function takeApart(question) {
  const answers = element("Answers", []);
  const parts = unwrapped(question.children);
  const body = [];
  const steps = [];
  let options = 0;
  for (const part of parts) {
    if (isElement(part, ...FEEDBACK)) {
      answers.children.push(flow(part));
      continue;
    }
    if (isElement(part, "Option")) {
      const value = attribute(part, "value") ?? "";
      const correct = attribute(part, "correct") !== undefined;
      options += 1;
      if (correct) {
        setAttribute(question, "answer", value);
        removeAttribute(part, "correct");
      }
      for (const why of pull(part, FEEDBACK)) {
        setAttribute(why, "option", value);
        setAttribute(why, "place", String(options));
        if (correct) setAttribute(why, "right", "yes");
        answers.children.push(flow(why));
      }
    }
    if (isElement(part, "Prompt", "Option", "Step")) part.children = trimmed(phrasing(part.children));
    if (isElement(part, "Step")) steps.push(flow(part));
    else body.push(part.type === "mdxJsxTextElement" ? flow(part) : part);
  }
  if (steps.length > 0) {
    const list = element("Steps", steps);
    setAttribute(list, "count", String(steps.length));
    body.push(list);
  }
  return [...body, answers];
}

/** MDX puts JSX of one line into a paragraph: a paragraph that holds only elements is opened. */
function unwrapped(children) {
  return children.flatMap((child) => {
    if (child.type === "paragraph" && child.children.every((each) => isElement(each) || isBlank(each))) return unwrapped(child.children);
    return isBlank(child) ? [] : [child];
  });
}

/** Removes elements of these names from within a node, and returns them. */
function pull(node, names) {
  const found = [];
  node.children = node.children.filter((child) => {
    if (isElement(child, ...names)) {
      found.push(child);
      return false;
    }
    if (child.children !== undefined) found.push(...pull(child, names));
    return child.type !== "paragraph" || child.children.some((each) => !isBlank(each));
  });
  return found;
}

function trimmed(children) {
  const last = children.at(-1);
  if (last?.type === "text") last.value = last.value.trimEnd();
  const first = children[0];
  if (first?.type === "text") first.value = first.value.trimStart();
  return children.filter((child) => child.type !== "text" || child.value !== "");
}

function flow(node) {
  node.type = "mdxJsxFlowElement";
  return node;
}
