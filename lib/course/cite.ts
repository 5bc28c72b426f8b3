// How Petri, a lesson or a figure is cited: as text, as BibTeX, as CSL-JSON. It imports nothing: the browser uses it to add the address
// that the reader sees and the day, which no build can know.
// BibTeX: @misc, which every style knows. CSL-JSON: https://docs.citationstyles.org/en/stable/specification.html, appendix III and IV.

export interface Work {
  /** BibTeX key and CSL id */
  readonly key: string;
  readonly title: string;
  /** "Lesson 6", where it is a part */
  readonly part?: string;
  /** the whole it is a part of */
  readonly within?: string;
  readonly authors: readonly string[];
  readonly year: number;
  /** of the site */
  readonly version: string;
}

export interface Visit {
  readonly url: string;
  /** the day, as 2026-11-25 */
  readonly day: string;
}

export function asText({ title, part, within, authors, year, version }: Work, visit?: Visit): string {
  const whole = within === undefined ? `${title}, version ${version}.` : `${title} (${part}). In ${within}, version ${version}.`;
  const address = visit === undefined ? "" : ` ${visit.url} (visited ${visit.day}).`;
  return `${authors.join(", ")} (${year}). ${whole}${address}`;
}

export function asBibTeX({ key, title, part, within, authors, year, version }: Work, visit?: Visit): string {
  const note = `Version ${version}${visit === undefined ? "" : `. Visited ${visit.day}`}`;
  const fields: [string, string][] = [
    ["author", authors.map((name) => `{${escaped(name)}}`).join(" and ")],
    ["title", `{${escaped(title)}}`],
    ...(within === undefined ? [] : ([["howpublished", `${escaped(part ?? "")} of ${escaped(within)}`]] as [string, string][])),
    ["year", String(year)],
    ["note", note],
    ...(visit === undefined ? [] : ([["url", visit.url]] as [string, string][])),
  ];
  return `@misc{${key},\n${fields.map(([name, value]) => `  ${name} = {${value}},`).join("\n")}\n}`;
}

/** What TeX would take for a command. Addresses go into url, which styles print verbatim. */
const escaped = (text: string) => text.replace(/[\\{}]/g, "").replace(/[&%$#_]/g, "\\$&");

export function asCsl({ key, title, part, within, authors, year, version }: Work, visit?: Visit): string {
  const item = {
    id: key,
    type: within === undefined ? "software" : "chapter",
    title,
    ...(within === undefined ? {} : { "container-title": within, section: part }),
    author: authors.map((literal) => ({ literal })),
    issued: { "date-parts": [[year]] },
    version,
    ...(visit === undefined ? {} : { URL: visit.url, accessed: { "date-parts": [visit.day.split("-").map(Number)] } }),
  };
  // dates on one line, as people write them
  return JSON.stringify([item], null, 2).replace(/\[\s+(\[?[\d,\s]+\]?)\s+\]/g, (dates) => dates.replace(/\s+/g, ""));
}
