"use client";
/**
 * The embed as it will look in a frame of a chosen size; the figure's still until then. It runs only when asked for, and is drawn
 * smaller where the page is narrower than the frame.
 */
import { useEffect, useRef, useState } from "react";
import { Button, RadioGroup } from "../_ui/controls.tsx";
import { StillPicture } from "./StillPicture.tsx";

const SIZES = {
  "640": { width: 640, height: 360, name: "640 × 360" },
  "960": { width: 960, height: 540, name: "960 × 540" },
  "1920": { width: 1920, height: 1080, name: "1920 × 1080" },
  "360": { width: 360, height: 640, name: "a phone, 360 × 640" },
} as const;
type Size = keyof typeof SIZES;
const CHOICES = ["640", "960", "1920", "360"] as const satisfies readonly Size[];
const NAMES = Object.fromEntries(CHOICES.map((size) => [size, SIZES[size].name]));

interface Props {
  readonly id: string;
  readonly title: string;
  /** On this site: what is previewed is what is served here. Undefined: the values do not fit together. */
  readonly path: string | undefined;
  /** What the still shows; undefined: the live figure stands on the page already. */
  readonly still: string | undefined;
}

export function Preview({ id, title, path, still }: Props) {
  const [size, setSize] = useState<Size>("960");
  const [live, setLive] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<number>();
  useEffect(() => {
    const watched = box.current;
    if (!watched) return;
    const watch = new ResizeObserver(([entry]) => setRoom(entry?.contentRect.width));
    watch.observe(watched);
    return () => watch.disconnect();
  }, []);
  // The embed says how high its figure is: whoever makes a slide learns whether it fits.
  const frame = useRef<HTMLIFrameElement>(null);
  const [needs, setNeeds] = useState<number>();
  useEffect(() => {
    const hear = ({ source, data }: MessageEvent) => {
      if (source === null || source !== frame.current?.contentWindow || data?.petri !== 1) return;
      if (data.type === "ready") setNeeds(undefined);
      if (data.type === "resize" && Number.isFinite(data.height)) setNeeds(data.height);
    };
    window.addEventListener("message", hear);
    return () => window.removeEventListener("message", hear);
  }, []);
  const { width, height } = SIZES[size];
  const scale = Math.min(1, (room ?? width) / width);
  return (
    <div className="preview" ref={box}>
      {live && path !== undefined && room !== undefined ? (
        <div className="preview-frame" style={{ width: width * scale, height: height * scale }}>
          <iframe
            key={path}
            ref={frame}
            src={path}
            title={`${title}, live, ${width} by ${height} pixels`}
            width={width}
            height={height}
            allow="fullscreen; clipboard-write"
            style={{ transform: `scale(${scale})` }}
          />
        </div>
      ) : (
        still && <StillPicture id={id} label={still} />
      )}
      <div className="preview-head">
        <RadioGroup label="In a frame of" choices={CHOICES} names={NAMES} value={size} onChange={setSize} />
        <Button disabled={path === undefined} onClick={() => setLive(!live)}>
          {live ? "Close it" : "Show it live"}
        </Button>
        <span className="fine" role="status">
          {live && (scale < 1 ? `Drawn at ${Math.round(scale * 100)} % of its size.` : "Drawn at its size.")}
          {live && needs !== undefined && ` ${fits(needs, height)}`}
        </span>
      </div>
    </div>
  );
}

const fits = (needs: number, height: number): string =>
  needs <= height
    ? "All of the figure is in the frame."
    : `The figure is ${needs.toLocaleString("en-GB")} pixels high and the frame ${height.toLocaleString("en-GB")}: the rest is scrolled to. Fewer controls, or less frame, make it lower.`;
