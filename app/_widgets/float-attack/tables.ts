/** The values of the figure as tables. */
import { beyondEpsilon, proves } from "../../../lib/experiments/float-attack.verdicts.ts";
import type { Face } from "../face.ts";
import { power, splitBits, unitOf } from "./shapes.ts";

export const tables: Face<"float-attack">["tables"] = (shown) => {
  const { result, measured } = shown;
  const { doubles, grid, counts, allowed } = result;
  const rate = measured?.["rate"];
  const both = (name: string, of: (way: "doubles" | "grid") => string | number) => [name, of("doubles"), of("grid")];
  return [
    {
      caption: `One answer, true count ${result.world === "with" ? counts.with : counts.without}`,
      head: ["what", "in doubles", "on the grid"],
      rows: [
        both("published", (way) => result[way].answer),
        both("sign bit", (way) => result[way].bits.sign),
        both("exponent bits", (way) => result[way].bits.exponent),
        both("fraction bits", (way) => result[way].bits.fraction),
        both("no bit below this, around the count with you", (way) => power(unitOf(result, way))),
        both("this answer has such a bit", (way) => (splitBits(result[way].bits, unitOf(result, way)).finer ? "yes" : "no")),
        both("distance of its neighbours", (way) => power(result[way].near.step)),
        both(`neighbours that can come from ${counts.without}`, (way) => result[way].near.without.filter((can) => can).length),
        both(`neighbours that can come from ${counts.with}`, (way) => result[way].near.with.filter((can) => can).length),
        both("this answer proves its world", (way) => (proves(result[way], result) ? "yes" : "no")),
      ],
    },
    {
      caption: `Many answers, ${result.tries} in each world; epsilon allows ${allowed} right`,
      head: ["what", "in doubles", "on the grid"],
      rows: [
        both(`answers of ${counts.without} that prove it`, (way) => result[way].proved.without),
        both(`answers of ${counts.with} that prove it`, (way) => result[way].proved.with),
        both("share that proves its world", (way) => result[way].proved.share.measured),
        both("at least (99 % interval)", (way) => result[way].proved.share.low),
        both("at most", (way) => result[way].proved.share.high),
        both("true count ruled out", (way) => result[way].falsely),
        both("guesses of the world that are right", (way) => result[way].right.measured),
        both("right, at least (99 % interval)", (way) => result[way].right.low),
        both("right, at most", (way) => result[way].right.high),
        both("verdict", (way) => (beyondEpsilon(result[way], allowed) ? "more than epsilon allows" : "within epsilon")),
        ...(typeof rate === "number" ? [["tests a second", Math.round(rate), ""]] : []),
      ],
    },
    {
      caption: "Which counts can have led to the answer",
      head: ["count", "in doubles", "likelihood on paper", "on the grid", "likelihood on paper, grid"],
      rows: doubles.candidates.map(({ count, possible, likelihood }, i) => [
        count,
        possible ? "possible" : "ruled out",
        likelihood,
        grid.candidates[i]?.possible ? "possible" : "ruled out",
        grid.candidates[i]?.likelihood ?? 0,
      ]),
    },
    {
      caption: `The doubles around the answer, ${power(doubles.near.step)} apart`,
      head: ["place", `from ${counts.without}`, `from ${counts.with}`],
      rows: doubles.near.without.map((can, i) => [
        i - (doubles.near.without.length - 1) / 2,
        can ? "can come out" : "cannot",
        doubles.near.with[i] ? "can come out" : "cannot",
      ]),
    },
  ];
};
