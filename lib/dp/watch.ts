/**
 * Looking on while a sampler draws. The samplers of the paper (oracle.ts) are made of parts that call each other; each part is declared by
 * `part`, and a stream of words that is watched hears when one begins and what came of it. What is shown is therefore the run of the very
 * code that draws, and no second version of it.
 *
 * On a stream that nobody watches a part costs one look at a field. Watching changes no draw: it sees words and hands them on.
 *
 * Trap: what is recorded is the noise itself, and whoever has it can subtract it. Watch draws that protect nobody.
 */
import { bitLength, type Rational } from "./rational.ts";
import type { Words } from "./words.ts";

export type PartName = "uniform" | "coin" | "run" | "exp" | "geometric" | "laplace" | "gaussian";

export interface Watch {
  began(part: PartName, asked: Rational | bigint): void;
  ended(came: bigint | boolean): void;
}

/** A part of a sampler, which a watched stream hears of. */
export const part =
  <A extends Rational | bigint, B extends bigint | boolean>(name: PartName, draw: (asked: A, words: Words) => B) =>
  (asked: A, words: Words): B => {
    const { watch } = words;
    if (!watch) return draw(asked, words);
    watch.began(name, asked);
    const came = draw(asked, words);
    watch.ended(came);
    return came;
  };

/** What was drawn from the stream: a word, or a fair coin of its own. */
export type Taken = { readonly word: number } | { readonly coin: boolean };

/** One call of a part: what it was asked, what it took from the stream and which parts it called, in order, and what came of it. */
export interface Call {
  readonly part: PartName;
  readonly asked: Rational | bigint;
  readonly inside: readonly (Call | Taken)[];
  readonly came: bigint | boolean;
}

/** Draws once on these words, and writes down how. `call` is the outermost part. */
export function watched(words: Words, draw: (words: Words) => unknown): Call {
  const open: { part: PartName; asked: Rational | bigint; inside: (Call | Taken)[] }[] = [];
  let outermost: Call | undefined;
  const take = (taken: Taken) => open.at(-1)?.inside.push(taken);
  draw({
    next() {
      const word = words.next();
      take({ word });
      return word;
    },
    coin() {
      const coin = words.coin();
      take({ coin });
      return coin;
    },
    watch: {
      began: (name, asked) => open.push({ part: name, asked, inside: [] }),
      ended(came) {
        const call = { ...(open.pop() as (typeof open)[number]), came };
        const around = open.at(-1);
        if (around) around.inside.push(call);
        else outermost = call;
      },
    },
  });
  if (!outermost) throw new TypeError("Nothing was drawn by a part that can be watched.");
  return outermost;
}

/** How many bits of each word a uniform number below `bound` looks at, and how many words it takes to a try. */
export const triesOf = (bound: bigint): { readonly bits: number; readonly words: number } => {
  const bits = bound === 1n ? 0 : bitLength(bound - 1n);
  return { bits, words: Math.ceil(bits / 32) };
};

/** What a draw took: bits that it looked at, and words of the stream (of its own coins, 32 share one). */
export interface Cost {
  readonly bits: number;
  readonly words: number;
  readonly coins: number;
}

export function costOf(call: Call): Cost {
  let [bits, words, coins] = [0, 0, 0];
  const taken = call.inside.filter((each) => "word" in each).length;
  if (taken > 0) {
    const each = triesOf(call.asked as bigint);
    bits += (taken / each.words) * each.bits;
    words += taken;
  }
  for (const each of call.inside) {
    if ("coin" in each) {
      bits++;
      coins++;
    } else if ("part" in each) {
      const inner = costOf(each);
      bits += inner.bits;
      words += inner.words;
      coins += inner.coins;
    }
  }
  return { bits, words, coins };
}

/** Words whose use is counted and not written down: for thousands of draws. `bits` knows only what watched parts look at. */
export interface Counted extends Words {
  readonly used: Readonly<Cost>;
}

export function counted(words: Words): Counted {
  const used = { bits: 0, words: 0, coins: 0 };
  let perWord = 0;
  return {
    used,
    next() {
      used.words++;
      used.bits += perWord;
      return words.next();
    },
    coin() {
      used.coins++;
      used.bits++;
      return words.coin();
    },
    watch: {
      began(name, asked) {
        if (name !== "uniform") return;
        const each = triesOf(asked as bigint);
        perWord = each.words === 0 ? 0 : each.bits / each.words;
      },
      ended() {},
    },
  };
}
