/**
 * An element whose inside is markup made at build (scripts/mdx/rehype-markup.mjs, app/_widgets/highlighted.ts, lib/course/source-pages.ts):
 * React neither carries nor walks what only stands there. No text of a reader's or a run's ever gets here.
 *
 * The one place of the project that sets HTML, beside the build's own step for source pages (scripts/postbuild/source-pages.ts); LiveWidget.tsx
 * leaves what stands there.
 */
import { createElement, type HTMLAttributes } from "react";

interface Props extends HTMLAttributes<HTMLElement> {
  readonly as: string;
  readonly html: string;
}

export const Markup = ({ as, html, ...attributes }: Props) =>
  createElement(as, { ...attributes, dangerouslySetInnerHTML: { __html: html } });
