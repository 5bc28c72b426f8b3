/**
 * Verifiable sharing among a dealer and n parties, with complaints. Feldman's or Pedersen's commitments, one flow:
 *
 *   commitments  dealer to each   what binds it; meant to be the same for all
 *   share        dealer to each   private
 *   report       party to all     a hash of the commitments it was sent, and whether its share fits them
 *                                 a hash differs, or commitments are too many or too few: all refuse the dealer
 *   answers      dealer to all    the shares of those who complained, for all to check; only if there are any, and at most t-1,
 *                                 because t published shares are the secret
 *   compared     party to all     a hash of the answers, so that all decide alike; only if there were any
 *
 * Who complained rightly ends with the share that was published for it, which everybody knows now.
 *
 * Model: the dealer does what it likes; parties follow the protocol, and their wires are private. All parties then accept
 * or none does, and if they accept, any t of their shares open one secret. A party that lies in its report can have an honest
 * dealer refused: signatures would show who lies, and are not here. Among parties that lie, reports need a true broadcast.
 *
 * Trap: checking one's own share and nothing else. Every party is content, and they hold shares of different secrets.
 * Trap: a complaint that stays between two. What the dealer answers must be checked by all, against what all were sent.
 *
 * Source: R. Gennaro, S. Jarecki, H. Krawczyk, T. Rabin, "Secure distributed key generation for discrete-log based
 * cryptosystems", J. Cryptology 20, 2007, doi:10.1007/s00145-006-0347-3 (the dealing phase).
 */
import type { Channel, Layout } from "../channel/index.ts";
import type { PartyLab, Peers } from "../protocol/index.ts";
import { type DealerInput, dealt } from "./dealers.ts";
import { fitsFeldman, wellFormed } from "./feldman.ts";
import { element, scalars } from "./group.ts";
import { fitsPedersen, H } from "./pedersen.ts";
import { shareAt } from "./shamir.ts";
import { messages, type Report, type VssShare, type VssTerms } from "./vss-messages.ts";

export interface PartyInput extends VssTerms {
  readonly seat: string;
  /** False: takes whatever it gets (a mistake). */
  readonly checks: boolean;
}

export type DealerOutput = {
  readonly complaints: readonly string[];
  /** Where it brought the generator: the logarithm that only this dealer knows, and the blinding in C_0. */
  readonly log?: bigint;
  readonly blinding?: bigint | undefined;
};

export type Refusal = "boards-differ" | "wrong-length" | "too-many-complaints" | "answers-differ" | "false-answer";

export type PartyOutput = {
  readonly accepted: boolean;
  readonly refusal: Refusal | null;
  /** Encoded, as they came. */
  readonly commitments: readonly Uint8Array[];
  /** Where the dealer brought it. */
  readonly generator?: Uint8Array;
  /** What the dealer sent it first, and whether that fitted; null: it did not look. */
  readonly given: VssShare;
  readonly fits: boolean | null;
  /** What it ends with; null where it refused the dealer. */
  readonly share: VssShare | null;
  readonly complaints: readonly string[];
  /** What the dealer published, for all to see. */
  readonly answers: readonly ({ readonly seat: string } & VssShare)[];
};

export async function dealer(peers: Peers, input: DealerInput, lab: PartyLab): Promise<DealerOutput> {
  const { threshold, places } = input;
  const seats = Object.keys(places);
  const channelTo = (seat: string) => peers[seat] as Channel;
  const say = messages(input);
  await lab.progress(0, "committing itself");
  const own = dealt(input, lab.rng);
  for (const seat of seats) {
    const { commitments, share } = own.sentTo(seat);
    if (own.generator) await channelTo(seat).send("generator", say.generator.encode(own.generator));
    await channelTo(seat).send("commitments", say.commitments.encode(commitments));
    await channelTo(seat).send("share", say.share.encode(share));
  }
  await lab.progress(0.5, "waiting for complaints");
  const reports = await Promise.all(seats.map((seat) => channelTo(seat).receive("report", say.report.decode)));
  const complaints = complainers(seats, reports);
  if (answersAreDue(threshold, reports)) {
    const answers = complaints.map((seat) => ({ place: places[seat] as number, share: own.answer(seat) }));
    for (const seat of seats) await channelTo(seat).send("answers", say.answers(answers.length).encode(answers));
  }
  return { complaints, ...(own.log !== undefined && { log: own.log, blinding: own.blinding }) };
}

export async function party(peers: Peers, input: PartyInput, lab: PartyLab): Promise<PartyOutput> {
  const { seat, scheme, threshold, places, checks } = input;
  const seats = Object.keys(places);
  const others = seats.filter((other) => other !== seat);
  const channelTo = (peer: string) => peers[peer] as Channel;
  const say = messages(input);
  /** Says one thing to all of these, and hears what each of the other parties says. */
  const tell = async <T>(to: readonly string[], tag: string, { encode, decode }: Layout<T>, value: T): Promise<readonly T[]> => {
    const sent = to.map((peer) => channelTo(peer).send(tag, encode(value)));
    const heard = others.map((peer) => channelTo(peer).receive(tag, decode));
    return (await Promise.all([Promise.all(heard), Promise.all(sent)]))[0];
  };

  await lab.progress(0, "checking its share");
  const dealer = channelTo("dealer");
  const generator = input.generator === "dealers" ? await dealer.receive("generator", say.generator.decode) : H;
  const { commitments, sent } = await dealer.receive("commitments", (bytes) => ({
    commitments: say.commitments.decode(bytes),
    sent: bytes.slice(),
  }));
  const given = await dealer.receive("share", say.share.decode);
  const fitsAt = (place: number, { y, blinding = 0n }: VssShare): boolean => {
    const share = shareAt(scalars, place, y);
    return scheme === "feldman" ? fitsFeldman(commitments, share) : fitsPedersen(commitments, { ...share, blinding }, generator);
  };
  const fits = checks ? fitsAt(places[seat] as number, given) : null;

  await lab.progress(0.5, "comparing with the others");
  const own: Report = { board: say.hash("board", element.encode(generator), sent), complains: fits === false };
  const heard = await tell(["dealer", ...others], "report", say.report, own);
  const reports = [...heard];
  reports.splice(seats.indexOf(seat), 0, own); // in the order of the seats
  const complaints = complainers(seats, reports);

  const end = (refusal: Refusal | null, share = given, answers: PartyOutput["answers"] = []): PartyOutput => ({
    accepted: refusal === null,
    refusal,
    commitments: commitments.map(element.encode),
    ...(input.generator === "dealers" && { generator: element.encode(generator) }),
    given,
    fits,
    share: refusal === null ? share : null,
    complaints,
    answers,
  });
  if (checks && !sameBoards(reports)) return end("boards-differ");
  if (checks && !wellFormed(commitments, threshold)) return end("wrong-length");
  if (complaints.length >= threshold) return end("too-many-complaints");
  if (!answersAreDue(threshold, reports)) return end(null);

  const { published, answered } = await dealer.receive("answers", (bytes) => ({
    published: say.answers(complaints.length).decode(bytes),
    answered: say.hash("answers", bytes),
  }));
  const compared = await tell(others, "compared", say.compared, answered);
  const answers = published.map(({ share }, i) => ({ seat: complaints[i] as string, ...share }));
  if (!compared.every((hash) => equal(hash, answered))) return end("answers-differ", given, answers);
  const right = published.every(({ place, share }, i) => place === places[complaints[i] as string] && fitsAt(place, share));
  if (!right) return end("false-answer", given, answers);
  return end(null, published[complaints.indexOf(seat)]?.share ?? given, answers);
}

const equal = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((byte, i) => byte === b[i]);
const sameBoards = (reports: readonly Report[]) => reports.every(({ board }) => equal(board, (reports[0] as Report).board));
const complainers = (seats: readonly string[], reports: readonly Report[]) => seats.filter((_, i) => reports[i]?.complains);

/** All see the same reports, so all know whether answers follow. */
const answersAreDue = (threshold: number, reports: readonly Report[]): boolean => {
  const complaints = reports.filter(({ complains }) => complains).length;
  return sameBoards(reports) && complaints > 0 && complaints < threshold;
};
