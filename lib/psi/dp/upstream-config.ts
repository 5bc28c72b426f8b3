/**
 * DPCA-PSI's own settings, a JSON object for each side, as its examples ship them: read, checked, and made into a party's input of the
 * compatible variant. What is missing has upstream's default; what is unknown is refused, since a misspelt name would leave a default in
 * silence.
 *
 * Addresses, ports, files and the like say nothing here; the input file's name is the data set's in the query ledger.
 *
 * Trap: use_precomputed_tau=false. Upstream then adds no dummies and says nothing: the sizes are exact, and input_dp=true stands in the
 * settings. Here they are counted from epsilon, maximum_queries and a delta that upstream's settings do not have, or it is an error.
 *
 * Source: github.com/tiktok-privacy-innovation/PrivacyGo, dpca-psi/example/json and its checks, release 0.5.0.
 */
import * as v from "valibot";
import { type Brought, WrongInput } from "../../text/index.ts";
import { dummyCount } from "./dummy-count.ts";
import { MOST_DUMMIES } from "./overlap-law.ts";
import { type DpcaInput, MOST_IDENTIFIERS } from "./terms.ts";

const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const port = whole(1, 65_535);
/** An object of fields that all have defaults, and so has one itself. */
const block = <E extends v.ObjectEntries>(entries: E) => v.optional(v.strictObject(entries), {} as never);

const settings = v.strictObject({
  common: v.strictObject({
    address: v.optional(v.string(), "127.0.0.1"),
    remote_port: v.optional(port, 30330),
    local_port: v.optional(port, 30331),
    timeout: v.optional(whole(0, 1e6), 90),
    input_file: v.optional(v.string(), ""),
    has_header: v.optional(v.boolean(), false),
    output_file: v.optional(v.string(), ""),
    ids_num: v.optional(whole(1, MOST_IDENTIFIERS), 3),
    is_sender: v.boolean(),
    verbose: v.optional(v.boolean(), false),
  }),
  paillier_params: block({
    paillier_n_len: v.optional(v.picklist([1024, 2048, 3072]), 2048),
    enable_djn: v.optional(v.boolean(), true),
    apply_packing: v.optional(v.boolean(), true),
    statistical_security_bits: v.optional(whole(40, 80), 40),
  }),
  ecc_params: block({ curve_id: v.optional(v.literal(415), 415) }),
  dp_params: block({
    epsilon: v.optional(v.pipe(v.number(), v.gtValue(0), v.maxValue(64)), 2),
    maximum_queries: v.optional(whole(1, 1000), 10),
    use_precomputed_tau: v.optional(v.boolean(), true),
    // Upstream takes 0 as well, which is no dummies by another name.
    precomputed_tau: v.optional(whole(1, MOST_DUMMIES), 1440),
    input_dp: v.optional(v.boolean(), true),
    has_zero_column: v.optional(v.boolean(), false),
    zero_column_index: v.optional(whole(-64, 63), -1),
  }),
});

export interface Side {
  readonly role: "sender" | "receiver";
  readonly input: DpcaInput;
}

/**
 * @param delta what the settings do not say, where dummies are to be counted from them
 * @throws WrongInput naming the field
 */
export async function sideOf(config: unknown, list: readonly string[] | Brought, delta?: number): Promise<Side> {
  const read = v.safeParse(settings, config);
  if (!read.success) {
    const [issue] = read.issues;
    throw new WrongInput(`${v.getDotPath(issue) ?? "the settings"}: ${issue.message.replace(/\.$/, "")}.`);
  }
  const { common, paillier_params: paillier, dp_params: dp } = read.output;
  const counted = dp.input_dp && !dp.use_precomputed_tau;
  if (counted && delta === undefined) {
    throw new WrongInput(
      "dp_params.use_precomputed_tau: it is false, and without a delta nobody can count the dummies. Upstream takes none then; that would be no protection.",
    );
  }
  const { epsilon, maximum_queries: queries } = dp;
  const dummies = counted ? await dummyCount({ epsilon, delta: delta as number, releases: common.ids_num * queries }) : dp.precomputed_tau;
  return {
    role: common.is_sender ? "sender" : "receiver",
    input: {
      list,
      variant: "compatible",
      identifiers: common.ids_num,
      dummies: dp.input_dp ? dummies : null,
      zeroColumn: dp.has_zero_column ? dp.zero_column_index : null,
      promise: counted ? { epsilon, queries } : undefined,
      paillier: {
        bits: paillier.paillier_n_len,
        short: paillier.enable_djn,
        packing: paillier.apply_packing,
        statisticalBits: paillier.statistical_security_bits,
      },
      queries: { limit: queries, dataset: common.input_file === "" ? null : common.input_file, before: 0 },
    },
  };
}
