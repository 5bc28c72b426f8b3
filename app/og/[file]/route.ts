// The pictures that links to our pages show elsewhere (Open Graph): /og/<name>.png, made at build.
import { linkPicture, linkPictures } from "../../_pictures/links.ts";

export const dynamic = "force-static";
export const dynamicParams = false;
export const generateStaticParams = () => [...linkPictures().keys()].map((name) => ({ file: `${name}.png` }));

export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const { file } = await params;
  return new Response(await linkPicture(file.replace(/\.png$/, "")), { headers: { "content-type": "image/png" } });
}
