// Numbers figures and questions by themselves: the third widget of lesson 6 is figure 6.3, wherever paragraphs are moved.
//   <Widget>                        gets number="6.3"
//   <Choose> <NumberQuestion> <Order>  get number="6.2" (questions count on their own; a prediction has no number)
//   <NumberQuestion widget="psi">   gets figure="6.3": which figure to run first. The nearest one before it, else the next one
//   <Fig id="psi" />                becomes a link that reads "Figure 6.3", by the same rule
// Where one widget is on the page several times, an author may give one a name, <Widget id="psi" name="cheat" />, and say
// <Fig id="cheat" /> or <NumberQuestion widget="psi" figure="cheat">.
import { visit } from "unist-util-visit";
import { parse } from "yaml";
import { attribute, isElement, setAttribute } from "./elements.mjs";

export const figureId = (number) => `figure-${number.replace(".", "-")}`;

export function remarkNumbers() {
  return (tree, file) => {
    const frontmatter = tree.children.find((node) => node.type === "yaml");
    const order = frontmatter === undefined ? undefined : parse(frontmatter.value)?.order;
    const inLesson = (count) => (order === undefined ? String(count) : `${order}.${count}`);
    /** every widget and every mention of one, in reading order */
    const figures = [];
    let questions = 0;
    visit(tree, (node) => {
      if (isElement(node, "Widget")) {
        const number = inLesson(figures.length + 1);
        setAttribute(node, "number", number);
        figures.push({ id: attribute(node, "id"), name: attribute(node, "name"), number, offset: node.position?.start.offset ?? 0 });
      } else if (isElement(node, "Choose", "NumberQuestion", "Order")) {
        questions += 1;
        setAttribute(node, "number", inLesson(questions));
      }
    });
    const nearest = (id, offset) => {
      const named = figures.find((figure) => figure.name === id);
      if (named !== undefined) return named;
      const same = figures.filter((figure) => figure.id === id);
      return same.filter((figure) => figure.offset < offset).at(-1) ?? same[0];
    };
    visit(tree, (node) => {
      if (!isElement(node, "NumberQuestion", "Fig")) return;
      const id = node.name === "Fig" ? attribute(node, "id") : (attribute(node, "figure") ?? attribute(node, "widget"));
      if (id === undefined) return;
      const figure = nearest(id, node.position?.start.offset ?? 0);
      if (figure === undefined) {
        file.fail(`There is no <Widget id="${id}" /> on this page, and none of that name.`, node);
        return;
      }
      if (node.name === "NumberQuestion") {
        setAttribute(node, "figure", figure.number);
        return;
      }
      node.name = "a";
      node.attributes = [{ type: "mdxJsxAttribute", name: "href", value: `#${figureId(figure.number)}` }];
      node.children = [{ type: "text", value: `Figure ${figure.number}` }];
    });
  };
}
