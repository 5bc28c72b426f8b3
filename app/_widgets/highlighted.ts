/** Source as coloured lines: shiki's tokens as React elements, so that no markup is ever put together from text. At build only. */
import { createElement, type ReactNode } from "react";
import { codeToTokens, createCssVariablesTheme } from "shiki";

/** Names instead of colours: the style sheet has the colours, and the themes follow. */
const theme = createCssVariablesTheme({ name: "petri", variablePrefix: "--shiki-" });
const TOKEN = /--shiki-token-([\w-]+)/;

export async function highlighted(source: string): Promise<ReactNode> {
  const { tokens } = await codeToTokens(source, { lang: "ts", theme });
  const lines = tokens.flatMap((line, at): ReactNode[] => {
    const pieces = line.map(({ content, color = "" }, i): ReactNode => {
      const token = TOKEN.exec(color)?.[1];
      return token ? createElement("span", { key: `${at}/${i}`, className: `tk-${token}` }, content) : content;
    });
    return at === 0 ? pieces : ["\n", ...pieces];
  });
  return createElement("pre", { className: "code" }, createElement("code", null, ...lines));
}
