"use client";
/**
 * A figure's still, set into the page, so that it has the page's type and the theme's colours; as an image it would have neither.
 * The file is ours and made at build. Fetched where it is shown, so a bench with thirty figures weighs no more than one.
 */
import { useEffect, useRef, useState } from "react";

export function StillPicture({ id, label }: { readonly id: string; readonly label: string }) {
  const place = useRef<HTMLDivElement>(null);
  const [missing, setMissing] = useState(false);
  useEffect(() => {
    let left = false;
    const load = async () => {
      const response = await fetch(`/stills/${id}.svg`);
      const svg = new DOMParser().parseFromString(await response.text(), "image/svg+xml").documentElement;
      if (!response.ok || svg.localName !== "svg") throw new Error("no picture");
      if (!left) place.current?.replaceChildren(document.importNode(svg, true));
    };
    load().catch(() => setMissing(true));
    return () => {
      left = true;
    };
  }, [id]);
  return missing ? (
    <p className="fine">The still could not be loaded.</p>
  ) : (
    <div className="still" ref={place} role="img" aria-label={label} />
  );
}
