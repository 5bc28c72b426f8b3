/** What a link to this page shows elsewhere: title, description and picture, as Open Graph tags. React puts them into the head. */
import { HEIGHT, WIDTH } from "./card.ts";
import { siteUrl } from "./site-url.ts";

interface Props {
  /** The page's own address: "/lessons/noise". */
  readonly path: string;
  /** out/og/<picture>.png */
  readonly picture: string;
  readonly title: string;
  readonly description: string;
  readonly type?: "website" | "article";
}

export function LinkPreview({ path, picture, title, description, type = "website" }: Props) {
  const site = siteUrl();
  const tags: readonly (readonly [property: string, content: string])[] = [
    ["og:type", type],
    ["og:site_name", "Petri"],
    ["og:locale", "en_GB"],
    ["og:title", title],
    ["og:description", description],
    ["og:image", `${site}/og/${picture}.png`],
    ["og:image:type", "image/png"],
    ["og:image:width", String(WIDTH)],
    ["og:image:height", String(HEIGHT)],
    ["og:image:alt", `The title, and the still of a figure. ${description}`],
    ...(site ? ([["og:url", `${site}${path}`]] as const) : []),
  ];
  return (
    <>
      {tags.map(([property, content]) => (
        <meta key={property} property={property} content={content} />
      ))}
      <meta name="twitter:card" content="summary_large_image" />
      {site && <link rel="canonical" href={`${site}${path}`} />}
    </>
  );
}
