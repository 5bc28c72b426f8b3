// The files of lib/. The build makes one page of this kind, of no file; scripts/postbuild/source-pages.ts puts the files into it. While one
// develops they are made here.
import type { Metadata } from "next";
import { FRAME, sourceFiles, sourceSheet } from "../../../../lib/course/source-pages.ts";
import { Markup } from "../../../_ui/Markup.tsx";

export const dynamicParams = false;

const root = process.cwd();
const developing = process.env.NODE_ENV === "development";

export const generateStaticParams = () => (developing ? sourceFiles(root) : [FRAME]).map((file) => ({ path: file.split("/") }));

interface Props {
  readonly params: Promise<{ path: string[] }>;
}

const fileOf = async ({ params }: Props) => (await params).path.join("/");

export async function generateMetadata(props: Props): Promise<Metadata> {
  const file = await fileOf(props);
  return { title: file === FRAME ? { absolute: "" } : file, robots: { index: false } }; // a title that React knew it would write into every page
}

export default async function SourcePage(props: Props) {
  const file = await fileOf(props);
  return <Markup as="main" className="sheet source-page" id="main" html={file === FRAME ? "" : await sourceSheet(root, file)} />;
}
