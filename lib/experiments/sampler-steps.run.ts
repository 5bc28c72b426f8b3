/**
 * A watched draw as a list that is read from top to bottom: the calls of the sampler's parts in the order in which they began, each with
 * the bits that it took. A coin and the uniform number it is tossed with are one step; so are a coin of chance e^-x and its only run.
 */
import { type Call, type Taken, triesOf } from "../dp/watch.ts";
import type { Step } from "./sampler.result.ts";

/** Longer draws are cut. */
const MOST = 600;

const isCall = (each: Call | Taken): each is Call => "part" in each;

export const fractionOf = (asked: Call["asked"]): string =>
  typeof asked === "bigint" ? String(asked) : asked.den === 1n ? String(asked.num) : `${asked.num}/${asked.den}`;

export function stepsOf(outermost: Call): { readonly steps: Step[]; readonly more: number } {
  const steps: Step[] = [];
  const add = (step: Omit<Step, "until">): Step => {
    const added = { ...step, until: steps.length };
    steps.push(added);
    return added;
  };
  const walk = (call: Call, depth: number, under: Call["part"] | null) => {
    const { part, asked, came } = call;
    const outcome = typeof came === "bigint" ? Number(came) : came;
    const own = part === "coin" ? (call.inside.find(isCall) as Call) : call;
    const bits = own.part === "uniform" ? { tries: triesIn(own), drew: String(own.came) } : { tries: [], drew: null };
    const step = add({ depth, part, under, asked: fractionOf(asked), came: outcome, ...bits });
    if (own.part === "uniform") return;
    const [only] = call.inside;
    const inner = part === "exp" && call.inside.length === 1 && only && isCall(only) && only.part === "run" ? only.inside : call.inside;
    for (const each of inner) {
      if (isCall(each)) walk(each, depth + 1, part);
      else if ("coin" in each)
        add({ depth: depth + 1, part: "sign", under: part, asked: "1/2", tries: [each.coin ? "1" : "0"], drew: null, came: each.coin });
    }
    step.until = steps.length - 1;
  };
  walk(outermost, 0, null);
  return { steps: steps.slice(0, MOST), more: Math.max(0, steps.length - MOST) };
}

/** The bits of each try. A try that takes more than one word is read from its first on. */
function triesIn({ asked, inside }: Call): string[] {
  const { bits, words } = triesOf(asked as bigint);
  const drawn = inside.flatMap((each) => ("word" in each ? [each.word.toString(2).padStart(32, "0")] : []));
  return Array.from({ length: words === 0 ? 0 : drawn.length / words }, (_, i) =>
    drawn
      .slice(i * words, (i + 1) * words)
      .join("")
      .slice(0, bits),
  );
}
