/** Source as coloured lines, as one piece of markup. At build only. */
import { toHtml } from "hast-util-to-html";
import { createElement, type ReactNode } from "react";
import { codeTree } from "../../lib/course/highlight.ts";
import { Markup } from "../_ui/Markup.tsx";

export const highlighted = async (source: string): Promise<ReactNode> =>
  createElement(Markup, { as: "pre", className: "code", html: toHtml(await codeTree(source)) });
