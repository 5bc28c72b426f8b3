/** The values of the figure as tables. */
import type { Face } from "../face.ts";
import { ENGINE } from "./words.tsx";

export const tables: Face<"sampler">["tables"] = ({ result, values }) => {
  const { opened, engines, outputs, expected, entropy, parameter } = result;
  return [
    {
      caption: "The draw, step by step",
      head: ["no.", "depth", "part", "of", "asked", "bits of each try", "drew", "came to"],
      rows: opened.steps.map(({ depth, part, under, asked, tries, drew, came }, i) => [
        i + 1,
        depth,
        part,
        under ?? "",
        asked,
        tries.join(" "),
        drew ?? "",
        typeof came === "boolean" ? (came ? "yes" : "no") : came,
      ]),
    },
    {
      caption: "What it costs",
      head: ["what", "value"],
      rows: [
        ["parameter of the law", parameter],
        ["integer that came out", opened.value],
        ["bits this draw took", opened.bits],
        ["words of 32 bits this draw took", opened.words],
        ["coins of its own this draw took", opened.coins],
        ["bits of a draw, expected", expected],
        [`bits of a draw, mean of ${values.draws}`, engines[0]?.bits ?? 0],
        ["entropy of the law, bits", entropy],
        ["steps not listed", opened.more],
      ],
    },
    {
      caption: "Three engines, one law",
      head: ["engine", "of the same words", "words it took", "coins it took", "words a draw", "chi-square", "degrees", "at most"],
      rows: engines.map(({ id, first, words, chi2, degrees, bound }) => [
        ENGINE[id],
        first.value,
        first.words,
        first.coins,
        words,
        chi2,
        degrees,
        bound,
      ]),
    },
    {
      caption: `Integers out (${outputs.width === 1 ? "one" : `${outputs.width}, around the first column,`} a row; ${outputs.outside} lie outside)`,
      head: ["integer", "exact", "drawn", "share drawn"],
      rows: outputs.exact.map((p, i) => {
        const n = outputs.drawn[i] as number;
        return [outputs.from + i * outputs.width, p, n, n / values.draws];
      }),
    },
  ];
};
