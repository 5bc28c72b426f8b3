/** Source as coloured lines: shiki's tokens. At build only. */
import type { ElementContent } from "hast";
import { codeToTokens, createCssVariablesTheme } from "shiki";

/** Names instead of colours: the style sheet has the colours, and the themes follow. */
const theme = createCssVariablesTheme({ name: "petri", variablePrefix: "--shiki-" });
const TOKEN = /--shiki-token-([\w-]+)/;

/** The lines in their <code>. */
export async function codeTree(source: string): Promise<ElementContent> {
  const { tokens } = await codeToTokens(source, { lang: "ts", theme });
  const code = tokens.flatMap((line, at): ElementContent[] => {
    const pieces = line.map(({ content, color = "" }): ElementContent => {
      const token = TOKEN.exec(color)?.[1];
      const text = { type: "text" as const, value: content };
      return token ? { type: "element", tagName: "span", properties: { className: [`tk-${token}`] }, children: [text] } : text;
    });
    return at === 0 ? pieces : [{ type: "text", value: "\n" }, ...pieces];
  });
  return { type: "element", tagName: "code", properties: {}, children: code };
}
