// The frame of a page of the site: skip link, masthead, the page's own <main id="main">, footer.
// Links are plain <a>: a page leaves no worker of the page before running, and nothing is fetched that nobody asked for.
import type { ReactNode } from "react";
import { Footer } from "../_ui/Footer.tsx";
import { KeepView } from "../_ui/KeepView.tsx";
import { Masthead } from "../_ui/Masthead.tsx";
import { ServiceWorker } from "../_ui/ServiceWorker.tsx";

export default function SiteLayout({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <a className="skip" href="#main">
        Skip to the content
      </a>
      <Masthead />
      {children}
      <Footer />
      <ServiceWorker />
      <KeepView />
    </>
  );
}
