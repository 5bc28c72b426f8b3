// Which plugins make a lesson, and in which order. The order matters: numbers are given before questions are taken apart,
// formulas become MathML before code is highlighted (remark-math leaves them as <code>, which the highlighter would take), and last of
// all what only stands there becomes a string.
import rehypeShiki from "@shikijs/rehype";
import rehypeSlug from "rehype-slug";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import { highlighting } from "./highlighting.mjs";
import { rehypeFormulas } from "./rehype-formulas.mjs";
import { rehypeMarkup } from "./rehype-markup.mjs";
import { rehypeTables } from "./rehype-tables.mjs";
import { rehypeTaskLabels } from "./rehype-task-labels.mjs";
import { remarkExercises } from "./remark-exercises.mjs";
import { remarkNotes } from "./remark-notes.mjs";
import { remarkNumbers } from "./remark-numbers.mjs";
import { remarkQuestions } from "./remark-questions.mjs";
import { remarkTerms } from "./remark-terms.mjs";

export const remarkPlugins = [remarkGfm, remarkMath, remarkTerms, remarkNotes, remarkNumbers, remarkQuestions, remarkExercises];
export const rehypePlugins = [rehypeSlug, rehypeFormulas, rehypeTables, rehypeTaskLabels, [rehypeShiki, highlighting], rehypeMarkup];
