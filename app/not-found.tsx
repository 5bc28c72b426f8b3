// An address that leads nowhere. The static server sends this page with status 404.
import type { Metadata } from "next";
import { Footer } from "./_ui/Footer.tsx";
import { Masthead } from "./_ui/Masthead.tsx";

export const metadata: Metadata = { title: "Nothing here" };

export default function NotFound() {
  return (
    <>
      <a className="skip" href="#main">
        Skip to the content
      </a>
      <Masthead />
      <main className="site" id="main" tabIndex={-1}>
        <div className="lost">
          <h1>There is nothing at this address</h1>
          <p>
            A lesson or a figure may not be written yet, or the link has a slip in it. Lessons live at <code>/lessons/…</code>, figures at{" "}
            <code>/widgets/…</code>; names are small letters with hyphens.
          </p>
          <div className="acts">
            <a className="btn go" href="/#course">
              See the course
            </a>
            <a className="btn" href="/bench">
              See the figures
            </a>
          </div>
        </div>
      </main>
      <Footer />
    </>
  );
}
