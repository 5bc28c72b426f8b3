// Draws Markdown that the project wrote about itself. What it does not know stops the build: nothing of a file is left out in silence.

import { slug } from "github-slugger";
import type { Nodes, RootContent } from "mdast";
import { toString as plainText } from "mdast-util-to-string";
import type { ReactNode } from "react";

interface Props {
  readonly nodes: readonly RootContent[];
  /** the first heading's level becomes this one's */
  readonly level?: number;
}

export function Markdown({ nodes, level = 1 }: Props): ReactNode {
  return nodes.map((node, at) => {
    const key = `${at}`; // a file's order is fixed
    return <Drawn key={key} node={node} level={level} />;
  });
}

function Drawn({ node, level }: { readonly node: Nodes; readonly level: number }): ReactNode {
  const inner = "children" in node ? <Markdown nodes={node.children as readonly RootContent[]} level={level} /> : null;
  switch (node.type) {
    case "heading": {
      const Heading = `h${Math.min(6, node.depth + level - 1)}` as "h2";
      return <Heading id={slug(plainText(node))}>{inner}</Heading>;
    }
    case "paragraph":
      return <p>{inner}</p>;
    case "list":
      return node.ordered === true ? <ol>{inner}</ol> : <ul>{inner}</ul>;
    case "listItem": {
      const [only, ...more] = node.children;
      const tight = only?.type === "paragraph" && more.length === 0;
      return <li>{tight ? <Markdown nodes={only.children} level={level} /> : inner}</li>;
    }
    case "text":
      return node.value;
    case "inlineCode":
      return <code>{node.value}</code>;
    case "code":
      return (
        <pre className="snippet">
          <code>{node.value}</code>
        </pre>
      );
    case "emphasis":
      return <em>{inner}</em>;
    case "strong":
      return <strong>{inner}</strong>;
    case "link":
      return <a href={node.url}>{inner}</a>;
    case "break":
      return <br />;
    default:
      throw new Error(`The page cannot draw ${node.type} of Markdown: teach app/_ui/Markdown.tsx to, or write it otherwise.`);
  }
}
