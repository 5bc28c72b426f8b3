"use client";
import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { type Ending, ExerciseRunner, type Readiness, readiness } from "../../workers/exercise-client.ts";
import { Button } from "../_ui/controls.tsx";
import { Disclosure, Fault, Progress } from "../_ui/Plate.tsx";
// The live bench: the editor, running, and what came of it. What is typed is kept in this browser (store.ts) a moment after it was typed.
//
// Trap: another tab may show the same exercise. So an editor writes only what was typed in it, and what it has not touched follows what is
// stored: a tab that was merely looked at must not write its old text over an hour's work, nor bring back what was deleted.
// Trap: the live region speaks of what changes inside it, so it is always there. It speaks twice a run: when it begins, and how it ended.
import { Scroll } from "../_ui/Scroll.tsx";
import { download } from "../_widgets/download.ts";
import { type Editor, makeEditor } from "./editor.ts";
import { codeStore, useKeeps } from "./kept.ts";
import { Results } from "./Results.tsx";
import { type Judged, saidOf } from "./says.ts";

export interface WorkbenchProps {
  readonly exercise: string;
  readonly title: string;
  readonly starter: string;
  /** The starter's version. */
  readonly version: string;
  /** Where the sandbox's script is; undefined where nobody has made it. */
  readonly script: string | undefined;
  /** The types that the learner may use: text with colours, made on the server. */
  readonly api: ReactNode;
  /** Somebody asked for the editor: the cursor goes there. */
  readonly focus: boolean;
}

interface Run {
  readonly checks: readonly Judged[];
  readonly printed: readonly string[];
  readonly progress: { readonly fraction: number; readonly note: string } | undefined;
  /** Absent while it goes on. */
  readonly ending?: Ending;
}
const BEGINNING: Run = { checks: [], printed: [], progress: undefined };

const UNMADE: Readiness = { ready: false, says: "The place where your code would run is made by the build: use npm start." };
/** Typing pauses that long before it is written down. */
const PAUSE = 300;

export function Workbench({ exercise, title, starter, version, script, api, focus }: WorkbenchProps) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor>(undefined);
  const runner = useRef<ExerciseRunner>(undefined);
  const runNow = useRef(() => {});
  const wanted = useRef(false); // asked to run before it was known whether it may
  const settled = useRef(starter); // what the editor last took from the store or wrote there
  const [able, setAble] = useState<Readiness>();
  const [run, setRun] = useState<Run>();
  const [replaced, setReplaced] = useState<string>();
  const [isOld, setIsOld] = useState(false);
  const [crashed, setCrashed] = useState(false);
  const [elsewhere, setElsewhere] = useState(false);
  const keeps = useKeeps();

  const save = useCallback(() => {
    const text = editor.current?.text();
    if (text === undefined || text === settled.current) return;
    settled.current = text;
    const store = codeStore();
    // Code from an older starter stays marked as such until it is reset.
    if (text === starter) store.reset(exercise);
    else store.write(exercise, text, store.of(exercise).starter ?? version);
  }, [exercise, starter, version]);

  useEffect(() => {
    const place = host.current;
    if (!place) return;
    const store = codeStore();
    const takes = () => {
      const kept = store.of(exercise);
      setIsOld(kept.code !== undefined && kept.starter !== version);
      settled.current = kept.code ?? starter;
      return settled.current;
    };
    setCrashed(store.tookThePageDown(exercise));
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const made = makeEditor(place, {
      text: takes(),
      label: `Your code for “${title}”, in TypeScript. Tab leaves the editor.`,
      onChange: (text) => {
        if (text !== settled.current) setElsewhere(false);
        clearTimeout(waiting);
        waiting = setTimeout(save, PAUSE);
      },
      onRun: () => runNow.current(),
    });
    editor.current = made;
    if (focus) made.focus();
    window.addEventListener("pagehide", save);
    const deaf = store.subscribe(() => {
      const before = made.text();
      const stored = store.of(exercise).code;
      // What is being typed here stands, and is written in a moment.
      if (before !== settled.current || (stored ?? starter) === before) return;
      made.replace(takes());
      setReplaced(stored === undefined ? before : undefined);
      setElsewhere(stored !== undefined);
    });
    return () => {
      deaf();
      clearTimeout(waiting);
      save();
      window.removeEventListener("pagehide", save);
      editor.current = undefined;
      made.destroy();
    };
  }, [exercise, starter, version, title, focus, save]);

  useEffect(() => {
    let gone = false;
    void (script === undefined ? Promise.resolve(UNMADE) : readiness(script)).then((found) => gone || setAble(found));
    return () => {
      gone = true;
    };
  }, [script]);

  useEffect(() => () => runner.current?.stop(), []);

  const start = async () => {
    const source = editor.current?.text();
    if (able === undefined) wanted.current = true;
    if (source === undefined || script === undefined || able?.ready !== true) return;
    save();
    setCrashed(false);
    setReplaced(undefined);
    setRun(BEGINNING);
    runner.current ??= new ExerciseRunner();
    const ended = codeStore().running(exercise);
    window.addEventListener("pagehide", ended);
    const change = (make: (run: Run) => Partial<Run>) => setRun((before = BEGINNING) => ({ ...before, ...make(before) }));
    const ending = await runner.current.run(
      { exercise, script, source },
      {
        progress: (fraction, note) => change(() => ({ progress: { fraction, note } })),
        check: (check, line) => change(({ checks }) => ({ checks: [...checks, { ...check, line }] })),
        printed: (line) => change(({ printed }) => ({ printed: [...printed, line] })),
      },
    );
    // Memory that was filled may take the page down a little later: then the mark still stands, and the page that is opened next says so.
    if (!(ending.how === "judged" && ending.overdue) && !(ending.how === "fault" && ending.fault.kind === "timeout")) {
      ended();
      window.removeEventListener("pagehide", ended);
    }
    if (ending.how === "judged" && ending.passed) codeStore().pass(exercise);
    change(() => ({ ending }));
  };

  const running = run !== undefined && run.ending === undefined;
  useEffect(() => {
    runNow.current = () => void (running || start());
  });

  useEffect(() => {
    if (able?.ready && wanted.current) runNow.current();
    wanted.current = false;
  }, [able]);

  const reset = () => {
    const before = editor.current?.text();
    settled.current = starter;
    editor.current?.replace(starter);
    codeStore().reset(exercise);
    setIsOld(false);
    setReplaced(before === starter ? undefined : before);
  };
  const undo = () => {
    if (replaced !== undefined) editor.current?.replace(replaced);
    setReplaced(undefined);
    editor.current?.focus();
  };

  const said = run?.ending && saidOf(run.ending, run.checks);
  const goTo = said?.line;
  return (
    <div data-phase={run === undefined ? "idle" : running ? "running" : "ended"}>
      <div className="work-two">
        <div className="listing">
          <p className="listing-name">
            <code>your-code.ts</code> Your code
            <span className="kept">
              {keeps ? "Kept in this browser as you type" : "Your browser lets nothing be kept: it lasts as long as this page"}
            </span>
          </p>
          <div ref={host} className="editor" />
          <p className="help">
            Tab leaves the editor. <kbd>Ctrl</kbd> or <kbd>⌘</kbd> with <kbd>Enter</kbd> runs, with <kbd>]</kbd> and <kbd>[</kbd> it
            indents.
          </p>
          <div className="acts">
            <Button kind="go" disabled={!running && able?.ready !== true} onClick={() => (running ? runner.current?.stop() : void start())}>
              {running ? "Stop" : "Run the tests"}
            </Button>
            <Button kind="plain" onClick={reset}>
              Reset
            </Button>
            <Button kind="plain" onClick={() => download(`${exercise}.ts`, "text/plain", editor.current?.text() ?? "")}>
              Download .ts
            </Button>
          </div>
        </div>
        {api}
      </div>
      {isOld && (
        <p className="plate-note" role="note">
          The starter has changed since you began. This is your code as it was; Reset gives you the new starter.
        </p>
      )}
      {crashed && (
        <p className="plate-note" role="note">
          The last run took the page down with it, most likely because your code filled the memory. Your code is as it was.
        </p>
      )}
      <p className="work-note" role="status">
        {replaced !== undefined && "The starter is back in the place of your code. "}
        {elsewhere && "Your code was changed in another tab, and is shown as it is now. "}
        {able?.ready === false && `Running is off here. ${able.says} You can still write, read the hints and compare with the solution.`}
      </p>
      {replaced !== undefined && (
        <Button kind="plain" onClick={undo}>
          Bring my code back
        </Button>
      )}
      {running && <Progress doing={run.progress?.note ?? "Starting the workers"} share={run.progress?.fraction} />}
      {run && <Results checks={run.checks} />}
      <p className="work-say" role="status">
        {running ? "Running." : said && !said.again && said.says}
      </p>
      {goTo !== undefined && (
        <Button kind="plain" onClick={() => editor.current?.goTo(goTo)}>
          Go to line {goTo}
        </Button>
      )}
      {said?.again && <Fault actions={<Button onClick={() => void start()}>Run again</Button>}>{said.says}</Fault>}
      {run !== undefined && run.printed.length > 0 && <Printed lines={run.printed} title={title} />}
      <Disclosure title="What happens when you run it">
        <p>
          Your code runs in a worker of its own, made for this run and ended after it, under a policy that lets it reach nothing: no
          network, no storage, no other worker, not this page. It is ended after 5 seconds without an answer, and after a minute in all.
          Tests and attacks run in another worker, which sends arguments and gets back what your functions return. An attack that counts is
          wrong about a right solution at most once in a million runs. What you type is kept in this browser and sent nowhere, and so is
          that an exercise has passed; the lesson's outcomes are settled by its questions.
        </p>
      </Disclosure>
    </div>
  );
}

function Printed({ lines, title }: { readonly lines: readonly string[]; readonly title: string }) {
  return (
    <div className="listing">
      <p className="listing-name">What your code printed</p>
      <Scroll label={`What your code printed (${title})`} className="printed">
        <pre>{lines.join("\n")}</pre>
      </Scroll>
    </div>
  );
}
