// Highlighted code without inline styles: shiki's css-variables theme gives each token a style naming a variable; a transformer turns
// `color:var(--shiki-token-keyword)` into class="tk-keyword". Half the HTML, follows the themes, and needs no style attribute.
import { createCssVariablesTheme } from "shiki";

const toClasses = {
  name: "styles-to-classes",
  pre(node) {
    delete node.properties.style;
    node.properties.class = "code";
  },
  line(node) {
    if (node.properties.class === "line") delete node.properties.class;
  },
  span(node) {
    const token = /--shiki-(?:token-)?([\w-]+)/.exec(String(node.properties.style ?? ""))?.[1];
    delete node.properties.style;
    if (token !== undefined && token !== "foreground") node.properties.class = `tk-${token}`;
  },
};

export const highlighting = {
  theme: createCssVariablesTheme({ name: "petri", variablePrefix: "--shiki-" }),
  langs: ["ts", "tsx", "js", "json", "bash", "html"],
  defaultLanguage: "text",
  fallbackLanguage: "text",
  transformers: [toClasses],
};
