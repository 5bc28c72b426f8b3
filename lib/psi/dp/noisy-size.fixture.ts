/** For the tests: an asker and a counter in this thread, what crossed, and what each of them saw. */
import type { Message, Tamper } from "../../channel/index.ts";
import { loadBudget } from "../../dp/index.ts";
import { type AnyHost, inMemory, play } from "../../protocol/index.ts";
import { type Coins, seededRng } from "../../random/index.ts";
import { type CounterOutput, noisySize, type SizeTerms } from "./index.ts";

export interface Sizing extends Partial<SizeTerms> {
  readonly list: readonly string[];
  readonly questions: readonly (readonly string[])[];
  readonly epsilon?: number;
  readonly budget?: number | null;
  readonly noise?: Coins;
  readonly seed?: number;
  readonly tampers?: readonly Tamper[];
  readonly host?: AnyHost;
  readonly patience?: number;
}

export interface Sized {
  readonly heard: readonly (number | null)[];
  readonly counter: CounterOutput;
  readonly transcript: readonly Message[];
  /** Of the asker: the coins and what it received. */
  readonly view: { readonly coins: Coins; readonly received: readonly Message[] };
}

export async function sized({ list, questions, epsilon = 1, budget = null, noise, ...more }: Sizing): Promise<Sized> {
  const { answers = "noisy", engine = "auto", seed = 1, tampers, host, patience = 10_000 } = more;
  const transcript: Message[] = [];
  const received: Message[] = [];
  let coins: Coins | undefined;
  const terms = { answers, engine } as const;
  const { nanoEpsilon } = await loadBudget();
  const charged = { epsilon: nanoEpsilon(epsilon), budget: budget === null ? null : nanoEpsilon(budget), noise };
  const outputs = await play(
    host ?? inMemory(),
    noisySize,
    {
      asker: { role: "asker", input: { ...terms, questions } },
      counter: { role: "counter", input: { ...terms, list, ...charged } },
    },
    {
      rng: seededRng("noisy-size", seed),
      signal: new AbortController().signal,
      patience,
      tampers,
      sent: (message) => transcript.push(message),
      dealt: (seat, _, dealt) => {
        if (seat === "asker") coins = dealt;
      },
      received: (seat, message) => seat === "asker" && received.push(message),
    },
  );
  return { heard: outputs.asker, counter: outputs.counter, transcript, view: { coins: coins as Coins, received } };
}
