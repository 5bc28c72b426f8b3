/**
 * One spelling for one identifier. Private set intersection compares hashes, so "Ana@x.org " and "ana@x.org" are two
 * strangers unless both parties agree beforehand how an identifier is written. What is compared is called the key.
 *
 *   none   the line as it is
 *   text   trimmed, NFKC, lower case
 *   email  as text, and exactly one @ with something on both sides; dots and +tags are kept, because only the mail
 *          provider knows whether they matter
 *   phone  E.164 ("+436641234567"), valid under the numbering plan of its country
 *
 * Trap: trim, NFKC and lower case once over is not stable. NFKC can bring forth a leading space (U+00A8 becomes a space
 * and a combining mark) and lower case an unnormalised pair, so the three are repeated until nothing changes.
 * Trap: NFKC turns the full-width U+FF20 into @, so the @ are counted afterwards.
 * Sources: Unicode Standard Annex 15; ITU-T E.164; the numbering plans are those of libphonenumber.
 */
import { WrongInput } from "./wrong-input.ts";

export const normalisations = ["none", "text", "email", "phone"] as const;
export type Normalise = (typeof normalisations)[number];

/** The key of a line, or why the line has none. A reason completes the sentence "Line 7: ...". */
export type Normalised = { readonly key: string } | { readonly reason: string };
export type Normaliser = (line: string) => Normalised;

/** RFC 9497 prefixes an input with its length in two bytes. Nothing that identifies a person comes near. */
const LONGEST = 65_535;

export async function normaliser(normalise: Normalise, country?: string): Promise<Normaliser> {
  const make = { none: (line: string) => ({ key: line }), text: (line: string) => ({ key: plainText(line) }), email, phone: undefined }[
    normalise
  ];
  if (make === undefined && normalise !== "phone")
    throw new WrongInput(`normalise: "${String(normalise)}" is not one of ${normalisations.join(", ")}.`);
  const unguarded = make ?? (await phone(country));
  return (line) => {
    if (!line.isWellFormed()) return { reason: "is not valid Unicode (half of a surrogate pair)" };
    if (line.length > LONGEST) return { reason: `is longer than ${LONGEST.toLocaleString("en-GB")} bytes` };
    const made = unguarded(line);
    if (!("key" in made)) return made;
    if (made.key === "") return { reason: "is empty" };
    // A unit of UTF-16 takes at most three bytes, so nearly every line is short enough at sight.
    return 3 * made.key.length > LONGEST && utf8Length(made.key) > LONGEST
      ? { reason: `is longer than ${LONGEST.toLocaleString("en-GB")} bytes` }
      : made;
  };
}

/** Printable ASCII without a space at either end: NFKC and trimming leave it alone, once and for ever, and so does lower case the second time. */
const PLAIN = /^[!-~](?:[ -~]*[!-~])?$/;

function plainText(line: string): string {
  if (PLAIN.test(line)) return line.toLowerCase();
  for (let before = line; ; ) {
    const after = before.trim().normalize("NFKC").toLowerCase();
    if (after === before) return after;
    before = after;
  }
}

function email(line: string): Normalised {
  const key = plainText(line);
  const at = key.indexOf("@");
  if (at === -1) return { reason: "has no @" };
  if (key.indexOf("@", at + 1) !== -1) return { reason: "has more than one @" };
  return at === 0 || at === key.length - 1 ? { reason: "has nothing on one side of the @" } : { key };
}

/** The direction marks that an address book leaves around a copied number; nobody sees them. */
const DIRECTION_MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

async function phone(country: string | undefined): Promise<Normaliser> {
  const { isSupportedCountry, parsePhoneNumberFromString } = await import("libphonenumber-js/max");
  const defaultCountry = country === undefined || country === "" ? undefined : country.toUpperCase();
  if (defaultCountry !== undefined && !isSupportedCountry(defaultCountry)) {
    throw new WrongInput(`country: "${country}" is not a two-letter country code with a numbering plan (AT, DE, US, ...).`);
  }
  return (line) => {
    const written = line
      .replace(DIRECTION_MARKS, "")
      .normalize("NFKC")
      .trim()
      .replace(/^tel:\s*/i, "");
    if (written.replace(/\D/g, "").length < 3) return { reason: "is not a phone number" };
    if (defaultCountry === undefined && !written.startsWith("+")) {
      throw new WrongInput('normalise=phone: a number without a leading "+" needs country, for example country=AT.');
    }
    // extract: false, or "room 5, call 0664 1234567" would count as a number.
    const number = parsePhoneNumberFromString(written, { extract: false, ...(defaultCountry === undefined ? {} : { defaultCountry }) });
    if (number === undefined) return { reason: "is not a phone number" };
    if (number.ext !== undefined) return { reason: "has an extension, which E.164 cannot hold" };
    return number.isValid() ? { key: number.number } : { reason: `is not a valid number${number.country ? ` in ${number.country}` : ""}` };
  };
}

const utf8Length = (text: string) => new TextEncoder().encode(text).length;
