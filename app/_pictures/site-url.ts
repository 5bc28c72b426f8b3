/**
 * Where the site will stand, if whoever builds it says so: SITE_URL=https://petri.example npm run build.
 *
 * The product is a folder that any host may serve, so its address is not known here. Links inside it need none. A link's picture
 * does: those who show one elsewhere want a whole address, and most of them follow no other. Without SITE_URL it begins with "/".
 *
 * Trap: Next fills in http://localhost:3000 where it knows no address, and would publish that. So these tags are ours (LinkPreview).
 */
export function siteUrl(given: string | undefined = process.env["SITE_URL"]): string {
  if (given === undefined || given === "") return "";
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const isPlain = url && /^https?:$/.test(url.protocol) && url.pathname === "/" && !url.search && !url.hash && !url.username;
  if (!isPlain) {
    throw new Error(`SITE_URL is "${given}"; it must be an origin such as https://petri.example: the site stands at a host's root.`);
  }
  return url.origin;
}
