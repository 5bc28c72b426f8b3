// The frame of every figure: one heavy rule above, one light rule below, and in between always the same order, so that whoever has
// read one figure can read them all: title, controls, stage, the sentence that says what happened now, and the disclosures.
// It knows nothing of experiments: a widget fills the slots. It holds no state, so it renders on the server as well as in the browser.
// The trap: the sentence's live region must be in the page before its words are, or no screen reader says them. Never render it on demand.
import { type ReactNode, useId } from "react";

export type Chrome = "full" | "slim" | "none";

export interface PlateProps {
  /** Where links point; the heading gets `<id>-title`. */
  readonly id?: string | undefined;
  /** "Figure 6.2". */
  readonly number?: string | undefined;
  readonly title: ReactNode;
  /** A clause beside the title. */
  readonly lede?: ReactNode;
  /** The seed's badge, Copy link, Embed. */
  readonly tools?: ReactNode;
  /** One sentence or a list: values of the link that did not fit. Stands above the figure. */
  readonly problems?: readonly string[] | undefined;
  readonly controls?: ReactNode;
  /** The stage. */
  readonly children: ReactNode;
  /** What happened now, one sentence, one update per run: a polite live region. */
  readonly say?: ReactNode;
  /** Disclosures, in this order: table, what is real here, the code that ran. */
  readonly foot?: ReactNode;
  /** Save as SVG, PNG, CSV. */
  readonly saves?: ReactNode;
  readonly chrome?: Chrome | undefined;
  /** 3 in a lesson, 2 on a widget's own page, 1 in an embed. */
  readonly level?: 1 | 2 | 3 | undefined;
  /** A run is going on. */
  readonly busy?: boolean | undefined;
}

export function Plate({
  id,
  number,
  title,
  lede,
  tools,
  problems = [],
  controls,
  children,
  say,
  foot,
  saves,
  chrome = "full",
  level = 3,
  busy,
}: PlateProps) {
  const own = useId();
  const titleId = `${id ?? own}-title`;
  const Heading = `h${level}` as const;
  return (
    <section className="plate" id={id} aria-labelledby={titleId} data-chrome={chrome} aria-busy={busy || undefined}>
      <div className={chrome === "none" ? "vh" : "plate-head"}>
        <Heading id={titleId}>
          {number !== undefined && <span className="no">{number} </span>}
          {title}
        </Heading>
        {lede !== undefined && chrome !== "none" && <span className="lede">{lede}</span>}
        {tools !== undefined && chrome !== "none" && <div className="tools">{tools}</div>}
      </div>
      {problems.length > 0 && (
        <div className="plate-note" role="note">
          <ul>
            {problems.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
      {controls !== undefined && <div className="plate-ctl">{controls}</div>}
      <div className="plate-stage">{children}</div>
      <p className="plate-say" role="status" aria-live="polite">
        {say}
      </p>
      {(foot !== undefined || saves !== undefined) && (
        <div className="plate-foot">
          {foot}
          {saves !== undefined && (
            <span className="saves">
              <span>Save as</span>
              {saves}
            </span>
          )}
        </div>
      )}
    </section>
  );
}

export interface DisclosureProps {
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly open?: boolean | undefined;
  /** False keeps it out of a printed handout: code, bytes. */
  readonly print?: boolean | undefined;
  /** When its reader clicks on its title, before it opens or closes. */
  readonly onClick?: (() => void) | undefined;
  /** After it was opened or closed, by whatever means. */
  readonly onToggle?: ((open: boolean) => void) | undefined;
}

/** LateDisclosure is one that makes its contents when they are seen. */
export function Disclosure({ title, children, open, print = true, onClick, onToggle }: DisclosureProps) {
  return (
    <details open={open} className={print ? undefined : "no-print"} onToggle={onToggle && ((event) => onToggle(event.currentTarget.open))}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the summary of a disclosure is a control, and a key clicks it too */}
      <summary onClick={onClick}>{title}</summary>
      <div className="disclosed">{children}</div>
    </details>
  );
}

/** "seed 7", or another word that qualifies the run: dashed, because it is a condition and not a title. */
export function Badge({ children, title }: { readonly children: ReactNode; readonly title?: string }) {
  return (
    <span className="badge" title={title}>
      {children}
    </span>
  );
}

/** A run that died, was refused or was stopped: what happened, and what to do about it. Never a spinner for ever. */
export function Fault({ children, actions }: { readonly children: ReactNode; readonly actions?: ReactNode }) {
  return (
    <div className="fault" role="alert">
      <p>{children}</p>
      {actions}
    </div>
  );
}

export interface ProgressProps {
  /** What is being done, as a clause: "the clinic blinds its list". */
  readonly doing: string;
  /** From 0 to 1; absent while nobody knows. */
  readonly share?: number | undefined;
}

export function Progress({ doing, share }: ProgressProps) {
  return (
    <div className="progress">
      <progress aria-label={doing} {...(share === undefined ? {} : { value: share, max: 1 })} />
      <span>
        {doing}
        {share !== undefined && `, ${Math.round(share * 100)} %`}
      </span>
    </div>
  );
}
