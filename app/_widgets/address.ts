/**
 * What a link says about a figure, and the link that says it again.
 *
 * Params and seed are read from query and fragment alike, and the fragment wins; a copied link puts them into the fragment,
 * which no server ever sees. Nothing a person brought is ever part of either.
 */
import type { AnyExperiment } from "../../lib/experiments/index.ts";
import { type Display, display, type Problem, readSeed, readText, SEEDS, toQuery } from "../../lib/schema/index.ts";

export interface Address {
  readonly values: Readonly<Record<string, unknown>>;
  readonly display: Display;
  readonly seed: number | undefined;
  /** Sentences: what was not understood, and where the figure may differ from the one that was meant. */
  readonly problems: readonly string[];
}

interface Parts {
  /** With or without its "?". */
  readonly query: string;
  /** With or without its "#". */
  readonly fragment: string;
}

/** Names and texts as they stand there. A fragment that is not ours (a heading's id) has no "=". */
export const givenIn = ({ query, fragment }: Parts): [string, string][] => {
  const hash = fragment.replace(/^#/, "");
  const inHash = hash.includes("=") ? [...new URLSearchParams(hash)] : [];
  const wins = new Set(inHash.map(([name]) => name));
  return [...[...new URLSearchParams(query)].filter(([name]) => !wins.has(name)), ...inHash];
};

export function readAddress(card: AnyExperiment, parts: Parts, version: string): Address {
  const given = givenIn(parts);
  const values = readText(card.params, given);
  const shown = readText(display, given);
  const problems = [...values.problems, ...shown.problems].map((problem: Problem) => problem.sentence);

  const last = (name: string) => given.findLast(([key]) => key === name)?.[1];
  const seedText = last("seed");
  const seed = seedText === undefined ? undefined : readSeed(seedText);
  if (seedText !== undefined && seed === undefined) {
    problems.push(`seed: ${JSON.stringify(seedText.slice(0, 40))} is not ${SEEDS}; using the system's randomness.`);
  }
  const known = new Set([...Object.keys(card.params.fields), ...Object.keys(display.fields), "seed", "version"]);
  for (const name of new Set(given.map(([key]) => key).filter((key) => !known.has(key)))) {
    problems.push(`There is no parameter "${name.slice(0, 40)}"; it was left out.`);
  }
  const made = last("version");
  if (made !== undefined && made !== version) {
    problems.push(`This link was made with version ${made.slice(0, 20)}; this is version ${version}, and the figure may differ.`);
  }
  return { values: values.values, display: shown.values, seed, problems };
}

/** The address of exactly this figure, on a page of its own. */
export function linkTo(
  card: AnyExperiment,
  { values, seed, version }: { values: Address["values"]; seed: number | undefined; version: string },
): string {
  const fragment = toQuery(card.params, values as never);
  if (seed !== undefined) fragment.set("seed", String(seed));
  fragment.set("version", version);
  return `/widgets/${card.id}#${fragment}`;
}
