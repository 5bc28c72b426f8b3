"use client";
/** What was made of the choices, each with its way out of the page: copied, opened, saved. */
import { lazy, type ReactNode, Suspense } from "react";
import { CopyButton } from "../_ui/CopyButton.tsx";
import { TextField } from "../_ui/controls.tsx";
import { isLocal, type Recipe, type Refused, readSite, SITE_ALLOWED } from "./recipe.ts";

const QrCode = lazy(async () => ({ default: (await import("./QrCode.tsx")).QrCode }));

interface Props {
  readonly recipe: Recipe | Refused;
  readonly id: string;
  readonly site: string;
  readonly setSite: (site: string) => void;
}

export function Made({ recipe, id, site, setSite }: Props) {
  return (
    <div className="made">
      <p className="bad" role="status">
        {"refused" in recipe && `${recipe.refused.join(" ")} There is no address for these values.`}
      </p>
      {"path" in recipe && (
        <>
          <Lines
            title="Address"
            text={recipe.address}
            what="The address"
            act={
              <a className="btn plain" href={recipe.path} target="_blank" rel="noreferrer">
                Open
              </a>
            }
          />
          <Lines title="For a slide or a course page" text={recipe.snippet} what="The snippet">
            <p className="fine">No script on your page, no cookie, no request to any other host.</p>
          </Lines>
          <Lines title="In a terminal" text={recipe.command} what="The command" />
          <div className="lines">
            <h3>For a room</h3>
            <Suspense fallback={<p className="fine">Drawing the code.</p>}>
              <QrCode address={recipe.address} name={id} />
            </Suspense>
          </div>
          {isLocal(site) && (
            <p className="fine">
              {new URL(site).hostname} means this machine: nobody else can open this address. Put in where your copy is served.
            </p>
          )}
        </>
      )}
      <div className="served">
        <TextField label="Served at" value={site} read={readSite} allowed={SITE_ALLOWED} onChange={setSite} />
      </div>
    </div>
  );
}

interface LinesProps {
  readonly title: string;
  readonly text: string;
  /** For the sentence said aloud when it was copied. */
  readonly what: string;
  readonly act?: ReactNode;
  readonly children?: ReactNode;
}

function Lines({ title, text, what, act, children }: LinesProps) {
  return (
    <div className="lines">
      <h3>{title}</h3>
      <span className="acts">
        {act}
        <CopyButton text={text} what={what}>
          Copy
        </CopyButton>
      </span>
      <pre className="snippet">
        <code>{text}</code>
      </pre>
      {children}
    </div>
  );
}
