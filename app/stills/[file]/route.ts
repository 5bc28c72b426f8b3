// The still of each figure as a picture: /stills/<id>.svg, made at build. The bench shows it before anything runs.
import { type ExperimentId, experiments } from "../../../lib/experiments/index.ts";
import { stillPicture, themed } from "../../_pictures/stills.ts";

export const dynamic = "force-static";
export const dynamicParams = false;
export const generateStaticParams = () => Object.keys(experiments).map((id) => ({ file: `${id}.svg` }));

export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const id = (await params).file.replace(/\.svg$/, "") as ExperimentId;
  return new Response(themed(await stillPicture(id), id), { headers: { "content-type": "image/svg+xml" } });
}
