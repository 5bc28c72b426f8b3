/** Private set intersection: the card. What the protocols do and whom they protect against is in lib/psi. */
import { choice, defineParams, text } from "../schema/index.ts";
import { defineExperiment } from "./experiment.ts";
import { placeOfNothing, tamper } from "./tampering.ts";
import { overlapOf, receiverItems, senderItems, sharedOf } from "./two-lists.ts";

/** Numbers reserved for fiction in the United Kingdom (Ofcom): 020 7946 0000 to 0999. */
export const FICTIONAL_NUMBERS = 1000;

const LARGEST = 1_000_000;
/** The readable code takes some 0.1 to 0.3 ms for each item: beyond this it would take minutes. */
const LARGEST_READABLE = 100_000;

const ENGINES = ["auto", "noble", "webcrypto", "wasm", "wasm-relaxed"] as const;

interface Choice {
  readonly protocol: "oprf" | "ecdh" | "kkrt";
  readonly engine: (typeof ENGINES)[number];
  readonly tamper: string;
  readonly cheat: string;
}

/**
 * What runs: the readable protocols over ristretto255 ("noble"), or for ecdh the fast one on u-coordinates. Where something goes wrong on purpose,
 * auto takes the readable one: cheats are written for it, and places on the wire are named by its messages. kkrt has one set of messages.
 */
export const engineOf = ({ protocol, engine, tamper, cheat }: Choice): Choice["engine"] =>
  protocol === "kkrt" ? engine : protocol === "oprf" || (engine === "auto" && (tamper !== "none" || cheat !== "none")) ? "noble" : engine;

export const params = defineParams(
  {
    protocol: choice({
      label: "Protocol",
      help: "How the two lists are compared: an oblivious pseudorandom function (RFC 9497), both parties' keys one after the other, or oblivious transfer stretched to a function for every bin (KKRT).",
      names: { oprf: "OPRF", ecdh: "keyed twice (ECDH)", kkrt: "oblivious transfer (KKRT)" },
      default: "oprf",
    }),
    engine: choice({
      label: "Engine",
      help: "What computes. noble: BigInts over ristretto255, readable. The others run ecdh on Curve25519: the browser's own X25519, or WebAssembly, with relaxed SIMD or without. kkrt has noble and wasm. auto: the fastest that passes its self-test here.",
      choices: ENGINES,
      names: {
        auto: "the fastest here",
        noble: "BigInts (noble)",
        webcrypto: "the browser's X25519",
        wasm: "WebAssembly",
        "wasm-relaxed": "WebAssembly, relaxed SIMD",
      },
      default: "auto",
    }),
    mode: choice({
      label: "Mode",
      help: "The OPRF's mode: plain, verifiable (the sender proves that it used one key), or partially oblivious (the same, bound to a public text).",
      names: { oprf: "plain", voprf: "verifiable", poprf: "with public info" },
      default: "oprf",
    }),
    info: text({
      label: "Public info",
      help: "The public text that mode=poprf binds the answers to, such as a date.",
      max: 200,
      default: "",
    }),
    learns: choice({
      label: "Who learns",
      help: "Which of the two gets the answer.",
      choices: ["receiver", "sender", "both"],
      default: "receiver",
    }),
    output: choice({
      label: "Answer",
      help: "The shared items themselves, or only how many there are.",
      names: { intersection: "the shared items", size: "only how many" },
      default: "intersection",
    }),
    normalise: choice({
      label: "Normalise",
      help: "How two spellings of one thing are made equal before they are compared.",
      names: { none: "not at all", text: "as text", email: "as e-mail addresses", phone: "as telephone numbers" },
      default: "none",
    }),
    country: text({
      label: "Country",
      help: "The country whose national numbers are meant, as two letters; needed by normalise=phone.",
      max: 2,
      pattern: /^([A-Za-z]{2})?$/,
      allowed: "a country's two letters, such as GB",
      default: "",
    }),
    n: receiverItems({ default: 8, max: LARGEST }),
    m: senderItems({ default: 8, max: LARGEST }),
    overlap: overlapOf(0.375),
    tamper,
    tamperAt: text({
      label: "At message",
      help: "Which message tamper means, as sender of it/its tag/its number among those, from 0; empty: the sender's first message.",
      max: 80,
      pattern: /^((receiver|sender)\/[^\s]+\/\d{1,6})?$/,
      allowed: "a place such as sender/tags/0",
      default: "",
    }),
    cheat: choice({
      label: "The sender",
      help: "What a sender does that breaks the rules.",
      names: {
        none: "follows the protocol",
        "other-point": "answers once with another point",
        insert: "adds an item it does not hold",
        repeat: "lists one item twice",
        "second-key": "answers the second half under a second key",
      },
      default: "none",
    }),
  },
  [
    {
      names: ["protocol", "output"],
      broken: ({ protocol, output }) =>
        protocol === "oprf" && output === "size"
          ? "protocol=oprf gives the intersection only: every item of the receiver has a blind of its own, so a size would be an intersection, counted; use protocol=ecdh for sizes"
          : undefined,
    },
    {
      names: ["protocol", "learns"],
      broken: ({ protocol, learns }) =>
        protocol === "oprf" && learns === "sender"
          ? "under protocol=oprf the sender alone cannot learn: only the receiver can take its blinds off and compare; use learns=both, or protocol=ecdh"
          : undefined,
    },
    {
      names: ["protocol", "output"],
      broken: ({ protocol, output }) =>
        protocol === "kkrt" && output === "size"
          ? "protocol=kkrt gives the intersection only: the receiver looks up item by item, so a size would be an intersection, counted; use protocol=ecdh for sizes"
          : undefined,
    },
    {
      names: ["protocol", "learns"],
      broken: ({ protocol, learns }) =>
        protocol === "kkrt" && learns !== "receiver"
          ? "under protocol=kkrt only the receiver learns: the sender has nothing to compare; exchange the two lists, or use protocol=ecdh"
          : undefined,
    },
    {
      names: ["protocol", "mode"],
      broken: ({ protocol, mode }) =>
        protocol !== "oprf" && mode !== "oprf" ? `modes belong to protocol=oprf; ${protocol} has none` : undefined,
    },
    {
      names: ["engine"],
      broken: ({ protocol, engine }) =>
        protocol === "oprf" && engine !== "auto" && engine !== "noble"
          ? "protocol=oprf adds and inverts points, which the fast engines cannot: use engine=noble, or protocol=ecdh"
          : undefined,
    },
    {
      names: ["engine"],
      broken: ({ protocol, engine }) =>
        protocol === "kkrt" && (engine === "webcrypto" || engine === "wasm-relaxed")
          ? `protocol=kkrt hashes and hardly multiplies: engine=${engine} does not exist for it; use wasm or noble`
          : undefined,
    },
    {
      names: ["protocol", "cheat"],
      broken: ({ protocol, cheat }) =>
        protocol === "kkrt" && cheat !== "none" ? "the cheats are written for oprf and ecdh; kkrt has none" : undefined,
    },
    {
      names: ["cheat"],
      broken: ({ cheat, engine }) =>
        cheat !== "none" && engine !== "auto" && engine !== "noble"
          ? `cheats are written for engine=noble; engine=${engine} has none`
          : undefined,
    },
    {
      names: ["n", "m"],
      broken: (values) =>
        engineOf(values) === "noble" && Math.max(values.n, values.m) > LARGEST_READABLE
          ? `BigInts take at most ${LARGEST_READABLE} items a side, and this run computes with them; use protocol=kkrt or ecdh with a faster engine and nothing that goes wrong on purpose`
          : undefined,
    },
    {
      names: ["info"],
      broken: ({ protocol, mode, info }) =>
        info !== "" && (protocol !== "oprf" || mode !== "poprf") ? "public info belongs to protocol=oprf with mode=poprf" : undefined,
    },
    {
      names: ["normalise", "country"],
      broken: ({ normalise, country }) =>
        normalise === "phone" && country === ""
          ? "normalise=phone needs country, such as country=GB: national numbers mean nothing without it"
          : undefined,
    },
    {
      names: ["n", "m"],
      broken: (values) =>
        values.normalise === "phone" && values.n + values.m - sharedOf(values) > FICTIONAL_NUMBERS
          ? `invented telephone numbers come from the ${FICTIONAL_NUMBERS} that are reserved for fiction, and n and m need more`
          : undefined,
    },
    {
      names: ["tamper", "cheat"],
      broken: ({ tamper, cheat }) =>
        tamper !== "none" && cheat !== "none" ? "tampering on the wire and a cheating sender are two experiments; choose one" : undefined,
    },
    placeOfNothing,
  ],
);

/** Of both parties' lists together. In Chromium each party has a core of its own; where there are fewer it takes longer. */
const secondsAnItem = (values: Choice & { readonly mode: string }): number => {
  if (values.protocol === "kkrt") return values.engine === "noble" ? 2e-4 : 3e-6;
  return {
    noble: values.protocol === "oprf" && values.mode !== "oprf" ? 1.1e-3 : 5e-4,
    webcrypto: 7e-5,
    wasm: 1e-4,
    "wasm-relaxed": 4e-5,
    auto: 4e-5,
  }[engineOf(values)];
};

export const psi = defineExperiment({
  id: "psi",
  title: "Who is on both lists?",
  summary: "Two parties find the items they share, each in a worker of its own, and neither sees the rest of the other's list.",
  params,
  inputs: { receiver: "lines", sender: "lines" },
  version: 1,
  outcome: () => import("./psi.result.ts"),
  estimate: (values) => (values.n + values.m) * secondsAnItem(values),
  verdicts: ["cheat-noticed", "all-found"],
  load: async () => (await import("./psi.run.ts")).run,
});
