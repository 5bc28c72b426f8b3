"use client";
"use no memo"; // what the compiler would add weighs more than all of this; what is large (the drawing, the tables) is kept by hand
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
/**
 * The frame of every live figure: controls from the schema, running, stopping, what a person brings, links, exports, honesty.
 * It knows no experiment: the card says what can be set, the face draws it.
 *
 * Where a figure stands alone it reads the page's address; in a lesson it reads the parameters the lesson gave it.
 */
import * as v from "valibot";
import type { AnyExperiment, ExperimentId } from "../../lib/experiments/index.ts";
import { controls as controlsOf, type Params } from "../../lib/schema/index.ts";
import type { BroughtFile } from "../../workers/view.ts";
import { Button, ParamControl, TextField } from "../_ui/controls.tsx";
import { Badge, Fault, Plate, Progress } from "../_ui/Plate.tsx";
import { type Address, linkTo, readAddress } from "./address.ts";
import { CopyLink } from "./CopyLink.tsx";
import { estimateOf, SHORT } from "./estimate.ts";
import { Foot, Saves } from "./Foot.tsx";
import type { Face } from "./face.ts";
import { publishRun } from "./results.ts";
import { faultText, inWords, overallProgress, sayOf } from "./run-words.ts";
import { readSeedField, SEED_ALLOWED } from "./seed.ts";
import { settle } from "./settle.ts";
import { usePlayback } from "./usePlayback.ts";
import { useRun } from "./useRun.ts";

/** These come when they are needed, which is in embeds, and where somebody would bring their own under a seed. */
const ParentLink = lazy(async () => ({ default: (await import("./ParentLink.tsx")).ParentLink }));
const AskSeed = lazy(async () => ({ default: (await import("./AskSeed.tsx")).AskSeed }));

export interface WidgetProps {
  readonly id: ExperimentId;
  readonly number?: string | undefined;
  readonly title?: string | undefined;
  /** A clause beside the title: what the figure is about, where no prose around it says so. */
  readonly scene?: string | undefined;
  /** A lesson's parameters for this figure; elsewhere the address says. */
  readonly params?: string | undefined;
  /** The lesson's choice of controls; "all", "none" or names with commas. */
  readonly controls?: string | undefined;
  readonly place: "lesson" | "widgets" | "embed";
  readonly level?: 1 | 2 | 3 | undefined;
  readonly version: string;
  /** What of the figure is real; the server's, since no script needs it. */
  readonly honesty: string;
  /** The list of the figure's files; made on the server. */
  readonly code: ReactNode;
  readonly face: Face<ExperimentId>;
  /** The still's sentence: keeps the place of the first run's. */
  readonly saying?: ReactNode;
  /** The still, shown until a run has something to show. */
  readonly children: ReactNode;
}

type Values = Address["values"];

export function Widget(props: WidgetProps) {
  const { id, number, title, scene, params, controls, place, level, version, honesty, code, face, saying, children } = props;
  const card: AnyExperiment = face.card;
  const schema = card.params as Params;
  const [address] = useState((): Address => {
    const parts = place === "lesson" ? { query: params ?? "", fragment: "" } : { query: location.search, fragment: location.hash };
    const read = readAddress(card, parts, version);
    if (place !== "lesson") return read;
    // who sees the lesson as an instructor sees its figures so
    const view = new URLSearchParams(location.search).get("view") === "instructor" ? "instructor" : "learner";
    return { ...read, display: { ...read.display, view, ...(controls && { controls }) } };
  });
  const shown = address.display;
  const [values, setValues] = useState<Values>(address.values);
  const [seed, setSeed] = useState(address.seed);
  const [note, setNote] = useState<string>();
  const [broken, setBroken] = useState<string>();
  const [brought, setBrought] = useState<Readonly<Record<string, BroughtFile>>>();
  const [seconds, setSeconds] = useState<number>();
  const [step, setStep] = useState<number>();
  const [asksSeed, setAsksSeed] = useState(false);
  const { state, run, stop, forget, clear, bytes } = useRun(id, card.acts !== undefined);
  const frame = useRef<HTMLDivElement>(null);

  const start = useCallback(
    (next: Values, nextSeed: number | undefined, files: typeof brought, again = false) => {
      setStep(undefined);
      setAsksSeed(false);
      void run({ values: next as never, seed: nextSeed, brought: files, again });
    },
    [run],
  );

  /** Runs at once what is short; of what is long it says how long, and waits. */
  const consider = useCallback(
    async (next: Values, nextSeed: number | undefined, files: typeof brought, asked: boolean, again = false) => {
      if (files && nextSeed !== undefined && asked) return setAsksSeed(true);
      const expected = await estimateOf(card, next, files);
      setSeconds(expected > SHORT ? expected : undefined);
      if (asked || (expected <= SHORT && shown.run === "auto")) start(next, nextSeed, files, again);
    },
    [card, shown.run, start],
  );

  const still = shown.still && place !== "lesson";
  const [isDefault] = useState(() =>
    Object.entries(schema.fields).every(([name, field]) => Object.is(address.values[name], field.default)),
  );
  useEffect(() => {
    // The still of the default parameters was made at build; any other is made by one run, and stays.
    // What fixes a budget does not begin with another one than was asked for.
    if (!(still && isDefault && address.seed === undefined) && !(card.fresh && address.problems[0]))
      void consider(address.values, address.seed, undefined, false);
  }, [address, card, consider, still, isDefault]);

  useEffect(() => {
    if (state.phase === "done") publishRun(id, number?.replace(/^Figure /, ""), { result: state.shown.result, values: state.shown.values });
  }, [id, number, state]);

  const within = useCallback((next: Values, set: string): Values => face.options?.within(next as never, set) ?? next, [face]);
  const runAgain = () => void consider(values, seed, brought, true, true);
  const act = (changes: Values) => {
    const next = { ...values, ...changes };
    setValues(next);
    void consider(next, seed, brought, true);
  };
  const change = useCallback(
    (name: string, value: unknown, runs = true) => {
      const settled = settle(schema, values, name, value);
      const next = within(settled.values, name);
      setValues(next);
      setNote(settled.note);
      setBroken(settled.broken);
      // A figure whose runs go on from one another has its own way of not doing again what was done.
      if (runs && !settled.broken && (!brought || card.acts)) void consider(next, seed, brought, false);
    },
    [schema, within, card, values, brought, seed, consider],
  );
  const bring = (files: typeof brought, changes: Values) => {
    const next = within({ ...values, ...changes }, "");
    setValues(next);
    setBrought(files);
    forget(); // another table, another history
    void consider(next, seed, files, files !== undefined);
  };
  const reseed = (next: number | undefined) => {
    setSeed(next);
    forget(); // other coins, another history
    if (!broken) void consider(values, next, brought, false);
  };
  // While a run goes on, what it shows so far: who resets then does not get the same people again.
  const latest = state.phase === "idle" ? undefined : (state.shown?.result ?? state.shown?.frame);
  const reset = useCallback(() => {
    const fresh: Values = { ...address.values, ...card.fresh?.(latest) };
    setValues(fresh);
    setSeed(address.seed);
    setNote(undefined);
    setBroken(undefined);
    setBrought(undefined);
    if (shown.run === "manual") return clear();
    forget();
    void consider(fresh, address.seed, undefined, false);
  }, [address, card, consider, forget, clear, latest, shown.run]);

  const running = state.phase === "running";
  const current = state.phase === "idle" ? undefined : state.shown;
  const finished = state.phase === "done" ? state.shown : state.phase === "running" ? state.held : undefined;
  /** Of the last finished run, also while the next one of a figure with acts goes on from it. */
  const done = finished as Parameters<Face<ExperimentId>["sentence"]>[0] | undefined;
  const began = current && (current.result !== undefined || current.lines.length > 0 || current.frame !== undefined);
  const steps = done && face.steps ? face.steps(done) : 0;
  const { playing, halt } = usePlayback({
    of: state.phase === "done" ? (state.shown.result as object) : undefined,
    pace: still ? undefined : face.stepped?.pace?.(steps),
    steps,
    setStep,
  });
  const walk = (to: number | undefined) => {
    halt();
    setStep(to);
  };
  const visible = new Set(face.relevant ? face.relevant(values as never) : Object.keys(schema.fields));
  const listed = namesShown(shown.controls, Object.keys(schema.fields), still);
  const offered = controlsOf(schema).filter(({ name }) => visible.has(name) && listed.has(name) && !(brought && OWN_REPLACES.has(name)));
  const control = (name: string, help: boolean) => {
    const described = offered.find((each) => each.name === name);
    const options = face.options?.of(name, values as never);
    const field =
      described && options
        ? { ...described, kind: "choice" as const, about: { ...described.about, choices: Object.keys(options), names: options } }
        : described;
    return (
      field && (
        <ParamControl
          key={name}
          field={field}
          help={help}
          value={values[name]}
          read={(text) => readField(schema, name, text)}
          meaning={face.meaning && ((at) => (began ? face.meaning?.(name, at, current) : undefined))}
          onChange={(value) => change(name, value)}
        />
      )
    );
  };
  // A page that names its controls wants them in sight, in its order; otherwise the face says which matter most.
  const wanted = shown.controls === "all" ? face.primary : shown.controls.split(",");
  const primary = wanted.filter((name) => offered.some((field) => field.name === name));
  const more = offered.map(({ name }) => name).filter((name) => !primary.includes(name));
  const link = linkTo(card, { values, seed, version });
  const tables = useMemo(() => (done ? face.tables(done) : []), [face, done]);
  const stage = useMemo(
    () => current && <face.Stage {...current} step={step} wanted={values as never} set={change} openBytes={bytes} />,
    [face, current, step, values, change, bytes],
  );
  const foot = useMemo(
    () => (
      <Foot
        honesty={honesty}
        tables={tables}
        code={code}
        instructor={shown.view === "instructor" && done ? (done.measured ?? {}) : undefined}
      />
    ),
    [honesty, tables, code, shown.view, done],
  );
  const signature = `${card.id}, Petri ${version}, ${link.split("#")[1] ?? ""}`;
  const overall = running && (!card.acts || brought) ? overallProgress(state) : undefined; // what grows before one's eyes needs no bar
  const acts = state.phase === "idle" ? [] : (card.acts ?? []).map(({ label, next }) => ({ label, changes: next(values, done?.result) }));
  const kind = acts.length > 0 ? "outline" : "go";

  return (
    <div ref={frame} data-widget={id} data-phase={state.phase}>
      {place === "embed" && (
        <Suspense>
          <ParentLink
            frame={frame}
            card={card}
            values={values}
            state={state}
            keys={shown.keys}
            run={runAgain}
            reset={reset}
            set={(next) => {
              setValues(next);
              setBroken(undefined);
              void consider(next, seed, undefined, true);
            }}
          />
        </Suspense>
      )}
      <Plate
        id={place === "lesson" ? undefined : card.id}
        number={number}
        title={title ?? card.title}
        lede={scene}
        level={level}
        chrome={shown.chrome}
        busy={running}
        problems={[...address.problems, ...(note ? [note] : []), ...(broken ? [broken] : [])]}
        tools={
          <>
            {seed !== undefined && (
              <Badge title="Anyone with this link can repeat this run, and so knows every secret in it.">seed {seed}</Badge>
            )}
            {!still && <CopyLink link={link} own={brought !== undefined} />}
            {place !== "widgets" && (
              <a className="btn plain" href={`/widgets/${card.id}`} target={place === "embed" ? "_blank" : undefined} rel="noreferrer">
                Open alone
              </a>
            )}
          </>
        }
        controls={
          still ? undefined : (
            <>
              {primary.map((name) => control(name, false))}
              <div className="acts">
                {face.steps && steps > 1 && (
                  <>
                    <Button disabled={step !== undefined && step >= steps} onClick={() => walk(Math.min(steps, (step ?? 0) + 1))}>
                      {step === undefined ? "Step through" : (face.stepped?.next ?? "Next message")}
                    </Button>
                    {step !== undefined && step < steps && <Button onClick={() => walk(undefined)}>Show all</Button>}
                  </>
                )}
                {acts.map(({ label, changes }, at) => (
                  <Button
                    key={label}
                    kind={at === 0 ? "go" : "outline"}
                    disabled={!changes || broken !== undefined}
                    onClick={() => changes && act(changes)}
                  >
                    {label}
                  </Button>
                ))}
                {running ? (
                  <Button kind={kind} onClick={stop}>
                    Stop
                  </Button>
                ) : (
                  <Button kind={kind} disabled={broken !== undefined} onClick={runAgain}>
                    {state.phase === "idle" ? "Run" : "Run again"}
                  </Button>
                )}
                <Button kind="plain" onClick={reset}>
                  Reset
                </Button>
              </div>
              {face.Own && card.inputs && shown.controls !== "none" && place !== "embed" && (
                <face.Own face={face} seats={card.inputs} values={values} brought={brought !== undefined} onBring={bring} />
              )}
              {more.length > 0 && (
                <details className="more">
                  <summary>More settings</summary>
                  <div className="more-fields">
                    {more.map((name) => control(name, true))}
                    <TextField
                      label="Seed"
                      help="A number makes the run repeatable, for everybody with the link. Empty: the system's randomness."
                      value={seed === undefined ? "" : String(seed)}
                      read={readSeedField}
                      allowed={SEED_ALLOWED}
                      onChange={(text) => reseed(text === "" ? undefined : Number(text))}
                    />
                  </div>
                </details>
              )}
            </>
          )
        }
        say={
          playing ? (
            face.stepped?.playing
          ) : running && card.acts ? (
            <span className="held">{done ? face.sentence(done) : saying}</span>
          ) : (
            sayOf(state, face, step, steps)
          )
        }
        foot={foot}
        saves={done && <Saves name={card.id} svg={() => face.picture(done)} table={tables[0]} signature={signature} />}
      >
        {asksSeed && (
          <Suspense>
            <AskSeed
              says={face.own?.seeded}
              onSystem={() => {
                setSeed(undefined);
                start(values, undefined, brought);
              }}
              onSeeded={() => start(values, seed, brought)}
            />
          </Suspense>
        )}
        {seconds !== undefined && !running && (
          <p className="estimate">About {inWords(seconds)} on this device. It starts when you run it, and you can stop it.</p>
        )}
        {overall && overall.fraction < 1 && <Progress doing={overall.note} share={overall.fraction} />}
        {state.phase === "failed" && state.fault.name !== "Stopped" && (
          <Fault actions={<Button onClick={runAgain}>Run again</Button>}>{faultText(state.fault)}</Fault>
        )}
        {state.phase === "failed" && state.fault.name === "Stopped" && <p className="estimate">{state.fault.message}</p>}
        {current && (began || (running && !card.acts)) ? stage : children}
      </Plate>
    </div>
  );
}

/** With a person's own lists these say nothing. */
const OWN_REPLACES = new Set(["n", "m", "overlap"]);

function namesShown(controls: string, all: readonly string[], still: boolean): Set<string> {
  if (still || controls === "none") return new Set();
  return new Set(controls === "all" ? all : controls.split(","));
}

function readField(schema: Params, name: string, text: string): unknown {
  const field = schema.fields[name];
  if (!field) return undefined;
  const value: unknown = field.fromText(text);
  return v.is(field.schema, value) ? value : undefined;
}
