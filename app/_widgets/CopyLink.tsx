"use client";
"use no memo"; // a plain function: what the compiler would add weighs more than it saves
/** "Copy link to exactly this": the settings and the seed, in the fragment; what a person brought is in no link. */
import { CopyButton } from "../_ui/CopyButton.tsx";

export const CopyLink = ({ link, own }: { readonly link: string; readonly own: boolean }) => (
  <CopyButton
    text={() => `${location.origin}${link}`}
    what={own ? "A link to these settings, without your lists," : "A link to exactly this"}
  >
    {own ? "Copy link to these settings" : "Copy link"}
  </CopyButton>
);
