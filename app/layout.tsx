// The root of every page: html, body, the theme before the first paint. Nothing else, because an embed in somebody's slides shares it:
// masthead and footer belong to app/(site)/layout.tsx.
// The trap: theme.js must stand in <head>, not deferred, or dark pages flash white. It is a file and not inline: the policy allows no
// inline script.
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import "./_ui/css/index.css";

export const metadata: Metadata = {
  title: { default: "Petri: a laboratory for private computation", template: "%s · Petri" },
  description:
    "Run the real privacy protocols in your browser, attack them, and measure what still leaks. A course whose every figure is a live experiment.",
  applicationName: "Petri",
  referrer: "no-referrer",
  formatDetection: { telephone: false, email: false, address: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  colorScheme: "light dark",
};

export default function RootLayout({ children }: { readonly children: ReactNode }) {
  return (
    // theme.js writes data-theme before React wakes up
    <html lang="en" suppressHydrationWarning>
      <head>
        <script src="/theme.js" />
        <script src="/faces.js" async />
        <noscript>
          <link rel="stylesheet" href="/fonts/faces.css" />
        </noscript>
      </head>
      <body>{children}</body>
    </html>
  );
}
