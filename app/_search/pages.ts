// The pages of the site that are neither lessons nor figures, as the search finds them.
import type { Entry } from "../../lib/course/search-terms.ts";

const page = (id: string, title: string, text: string): Entry => ({ id, where: "Petri", title, text });

export const pages: readonly Entry[] = [
  page(
    "/bench",
    "Bench",
    "Every figure of the course by itself, with its parameters and the lines that put it into your slides: embed, iframe, snippet.",
  ),
  page("/teach", "Teach", "For instructors: timings, outcomes, misconceptions, routes for 45 minutes, half a day and two days."),
  page(
    "/about",
    "About Petri",
    "What is real and what is not. What a lying server could do, and how to check. How every number here is tested.",
  ),
  page("/stored", "What is stored here", "Your answers, your place, your code, the theme: see, export, import or delete everything."),
  page("/cite", "How to cite", "Petri, a lesson or a figure: as text, BibTeX and CSL-JSON. Licences."),
  page("/changelog", "Changelog", "Versions, and what changed in each: widgets, parameters, addresses, messages."),
  page("/glossary", "Glossary", "The terms of the course, each in a few plain sentences."),
  page("/references", "References", "The papers and standards that the course cites."),
];
