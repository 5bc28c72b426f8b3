"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** The face of additive sharing: a secret shared twice, sums of shares, and the same over floats. */
import type { ReactNode } from "react";
import { additiveShares } from "../../../lib/experiments/additive-shares.ts";
import { fails, floatsFail, hides, moves } from "../../../lib/experiments/additive-shares.verdicts.ts";
import { Raised } from "../../_ui/Raised.tsx";
import { Seat, seatClass, seatPath } from "../../_ui/seats.tsx";
import type { DataTable, Face, Shown, StageProps } from "../face.ts";
import { Live } from "../Live.tsx";
import { arcsOf, OUTER, placeOf, SIZE } from "./ring.ts";
import { bits, float, grouped, orderOf, percent, type Result, rangeOf } from "./words.ts";

type Id = "additive-shares";
type Done = Shown<Id> & { readonly result: Result };
interface Of {
  readonly result: Result;
}

function Stage({ result, values }: StageProps<Id>): ReactNode {
  if (!result) return <p className="plate-wait">Nothing has been shared yet.</p>;
  return (
    <div className="additive">
      {values.part === "shares" && <Shares result={result} />}
      {values.part === "sums" && <Sums result={result} />}
      {values.part === "floats" && <Floats result={result} />}
    </div>
  );
}

const numbered = (values: readonly string[]) => values.map((value, i) => ({ party: i + 1, value }));

function Shares({ result }: Of) {
  const { shares, fresh, shown, secret, worlds } = result;
  return (
    <>
      <div className="pair">
        <Sharing title={`${grouped(secret)}, in ${shares.length} shares`} all={shares} result={result} />
        <Sharing title="The same, shared again" all={fresh.shares} result={result} />
      </div>
      {worlds.length > 0 && (
        <div className="worlds">
          <p className="name">What the first sharing leaves open</p>
          <p className="sub">
            Take any number for the secret: there is {shares.length - shown.shares === 1 ? "one value" : "one sum"} of what is kept that
            makes it so, and all are equally likely.
          </p>
          <ul>
            {worlds.map((world) => (
              <li key={world.secret}>
                <span>
                  if it is <b>{grouped(world.opened)}</b>
                </span>
                <span>
                  kept {shares.length - shown.shares === 1 ? "is" : "adds up to"} <code>{world.missing}</code>
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function Sharing({ title, all, result }: Of & { readonly title: string; readonly all: readonly string[] }) {
  const { shown, order, secret, opened } = result;
  const open = hides(result);
  const place = placeOf(BigInt(secret), order);
  const arcs = arcsOf(all.slice(0, shown.shares), all.length, order);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
    <div className="pan sharing" role="group" aria-label={title}>
      <p className="name">{title}</p>
      <svg
        className="around"
        viewBox={`0 0 ${SIZE} ${SIZE}`}
        role="img"
        aria-label={
          open
            ? "The arcs of the shares shown end somewhere on the ring; the secret may be anywhere."
            : "The arcs of all shares end at the secret."
        }
      >
        <circle className={open ? "ring-of open" : "ring-of"} cx={SIZE / 2} cy={SIZE / 2} r={OUTER} />
        <path className="zero" d={`M${SIZE / 2} ${SIZE / 2 - OUTER - 7}v14`} />
        {arcs.map(({ party, d, end }) => (
          <g key={party}>
            <path className={`arc ${seatClass(party)}`} d={d} />
            <path className={seatClass(party)} d={seatPath(party, end.x, end.y, 5)} />
          </g>
        ))}
        {!open && <circle className="here" cx={place.x} cy={place.y} r="6" />}
      </svg>
      <ol className="held">
        {numbered(all).map(({ party, value }) => (
          <li key={party} className={party > shown.shares ? "kept" : undefined}>
            <Seat n={party} />
            <span>
              <span className="vh">party </span>
              {party}
            </span>
            {party > shown.shares ? <span className="hatched">kept to itself</span> : <code>{value}</code>}
          </li>
        ))}
        <li className="together">
          together{" "}
          {open ? (
            <b>
              any of <Raised>{orderOf(result)}</Raised>
            </b>
          ) : (
            <Live>{grouped(opened)}</Live>
          )}
        </li>
      </ol>
    </div>
  );
}

function Sums({ result }: Of) {
  const { shares, secret, sums, moved, opened } = result;
  return (
    <>
      <ol className="locally">
        {numbered(shares).map(({ party, value }) => (
          <li key={party}>
            <p className="name">
              <Seat n={party} /> Party {party}
            </p>
            <dl>
              <dt>of {grouped(secret)}</dt>
              <dd>{value}</dd>
              <dt>of {grouped(sums.second)}</dt>
              <dd>{sums.secondShares[party - 1]}</dd>
              {party === 1 && (
                <>
                  <dt>adds</dt>
                  <dd>{sums.constant}</dd>
                </>
              )}
              <dt>its sum</dt>
              <dd className="sum">{sums.shares[party - 1]}</dd>
            </dl>
          </li>
        ))}
      </ol>
      <dl className="readouts">
        <div>
          <dt>
            {grouped(secret)} + {grouped(sums.second)} + {grouped(sums.constant)}
          </dt>
          <dd>
            <Live>{grouped(sums.opened)}</Live> <small>opened from the sums</small>
          </dd>
        </div>
        <div>
          <dt>If all {shares.length} add the constant</dt>
          <dd>
            <Live>{grouped(sums.everybodyAdds)}</Live>{" "}
            <small>{sums.everybodyAdds === sums.wanted ? "the same: it is zero" : `it counts ${shares.length} times`}</small>
          </dd>
        </div>
        <div>
          <dt>
            If party {moved.party} adds {grouped(moved.delta)} to its share of {grouped(secret)}
          </dt>
          <dd>
            <Live>{grouped(moved.opened)}</Live> <small>{moves(result) ? "and nobody notices" : `still ${grouped(opened)}`}</small>
          </dd>
        </div>
      </dl>
    </>
  );
}

function Floats({ result }: Of) {
  const { floats, secret } = result;
  const most = Math.log2(floats.secrets);
  return (
    <>
      <div className="ranges">
        <p className="name">Masks from 0 to</p>
        <p className="name">Opened wrongly</p>
        <p className="name">Told by all shares but one</p>
        {floats.rows.map((row) => (
          <div key={row.range}>
            <span>
              <Raised>{rangeOf(row.range)}</Raised>
              {row.range === floats.secrets && <small> the secret's own range</small>}
            </span>
            <Bar share={row.wrong / row.runs}>
              <Live>{percent(row.wrong, row.runs)}</Live> {row.wrong > 0 && <small>by up to {grouped(String(row.worstError))}</small>}
            </Bar>
            <Bar share={row.bits / most}>
              <Live>{bits(row.bits)}</Live>{" "}
              <small>
                of {most} bits, at worst {bits(row.worstBits)}
              </small>
            </Bar>
          </div>
        ))}
      </div>
      <p className="figcap">
        {grouped(secret)} in {floats.example.shares.length} float shares with masks below <Raised>{rangeOf(floats.example.range)}</Raised>:{" "}
        {floats.example.shares.map(float).join(", ")}. Together they open <Live>{grouped(String(floats.example.opened))}</Live>.
      </p>
    </>
  );
}

const Bar = ({ share, children }: { readonly share: number; readonly children: ReactNode }) => (
  <span className="measure">
    <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect width="100" height="6" className="track" />
      <rect width={100 * share} height="6" />
    </svg>
    <span>{children}</span>
  </span>
);

function sentence({ result, values }: Done): ReactNode {
  const { shown, shares, opened, sums, moved, floats } = result;
  const n = shares.length;
  if (values.part === "sums") {
    return (
      <>
        Each party added its own two shares, the first one the constant as well; together the sums open <Live>{grouped(sums.opened)}</Live>,
        and no number was opened on the way.{" "}
        {moves(result) ? (
          <>
            One party that adds <Live>{grouped(moved.delta)}</Live> to its share moves <Live>{grouped(opened)}</Live> to{" "}
            <Live>{grouped(moved.opened)}</Live>, and nothing tells.
          </>
        ) : (
          "The last party added nothing to its share, so it opens as it was."
        )}
      </>
    );
  }
  if (values.part === "floats") {
    const lost = floats.rows.filter(({ wrong }) => wrong > 0).length;
    return (
      <>
        {floatsFail(result)
          ? "No range of float masks works"
          : `${floats.rows.filter((row) => !fails(row)).length} ranges passed this test`}
        : with <Live>{lost}</Live> of {floats.rows.length} the rounding loses the secret, with{" "}
        <Live>{floats.rows.filter((row) => fails({ ...row, wrong: 0 })).length}</Live> the shares tell of it. Measured over{" "}
        {grouped(String(floats.rows[0]?.runs ?? 0))} sharings of each range, and {floats.rows[0]?.observed} that were read.
      </>
    );
  }
  if (!hides(result)) {
    return (
      <>
        All {n} shares are here, and they add up to <Live>{grouped(opened)}</Live>. So do the fresh ones beside them.
      </>
    );
  }
  return (
    <>
      <Live>{shown.shares}</Live> of {n} shares are here, and each of the <Raised>{orderOf(result)}</Raised> numbers is still possible, all
      alike; so it is with the fresh sharing of the same secret. All {n} together open <Live>{grouped(opened)}</Live>.
    </>
  );
}

function tables({ result, values }: Done): DataTable[] {
  const { shares, fresh, shown, worlds, sums, floats, moved } = result;
  const kept = "kept to itself";
  if (values.part === "sums") {
    return [
      {
        caption: "What each party adds up by itself",
        head: ["party", `share of ${result.secret}`, `share of ${sums.second}`, "adds", "its sum"],
        rows: shares.map((share, i) => [i + 1, share, sums.secondShares[i] ?? "", i === 0 ? sums.constant : "", sums.shares[i] ?? ""]),
      },
      {
        caption: "What is opened",
        head: ["from", "opens"],
        rows: [
          ["the shares", result.opened],
          ["the sums", sums.opened],
          ["the sums, where every party adds the constant", sums.everybodyAdds],
          [`the shares, where party ${moved.party} adds ${moved.delta} to its own`, moved.opened],
        ],
      },
    ];
  }
  if (values.part === "floats") {
    return [
      {
        caption: `Sharing over floats, ${shares.length} parties, secrets from 0 to ${floats.secrets - 1}`,
        head: [
          "masks below",
          "runs",
          "opened wrongly",
          "worst error",
          "runs observed",
          "bits told, mean",
          "bits told, most",
          "secrets left, least",
        ],
        rows: floats.rows.map((row) => [
          row.range,
          row.runs,
          row.wrong,
          row.worstError,
          row.observed,
          row.bits,
          row.worstBits,
          row.leastLeft,
        ]),
      },
      {
        caption: `One sharing of ${result.secret} over floats, masks below ${rangeOf(floats.example.range)}`,
        head: ["party", "share"],
        rows: [...floats.example.shares.map((share, i) => [i + 1, share]), ["together", floats.example.opened]],
      },
    ];
  }
  return [
    {
      caption: `Shares, of which you see ${shown.shares}`,
      head: ["party", "share", "share of the second sharing"],
      rows: shares.map((share, i) => (i < shown.shares ? [i + 1, share, fresh.shares[i] ?? ""] : [i + 1, kept, kept])),
    },
    {
      caption: "What the first sharing leaves open",
      head: ["if the secret is", "what is kept adds up to", "and together they open"],
      rows: worlds.map((world) => [world.secret, world.missing, world.opened]),
    },
    {
      caption: "Secrets still possible",
      head: ["shares seen", "secrets"],
      rows: [[shown.shares, hides(result) ? orderOf(result) : shown.secrets]],
    },
  ];
}

export { Widget } from "#widget";

export const face: Face<Id> = {
  card: additiveShares,
  primary: ["part", "secret", "parties", "shown"],
  relevant: ({ part }) => [
    ...["part", "secret", "parties"],
    ...(part === "shares" ? ["shown", "group"] : part === "sums" ? ["group", "second", "constant", "delta"] : []),
  ],
  Stage,
  sentence,
  tables,
  picture: async (shown) => (await import("./picture.ts")).picture(shown),
};
