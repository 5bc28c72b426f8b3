// One figure alone, for somebody's slides or course page.
import type { Metadata } from "next";
import { type ExperimentId, experiments } from "../../../lib/experiments/index.ts";
import { WidgetSlot } from "../../_widgets/WidgetSlot.tsx";

export const dynamicParams = false;
export const generateStaticParams = () => Object.keys(experiments).map((id) => ({ id }));

interface Props {
  readonly params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: experiments[(await params).id as ExperimentId].title, robots: { index: false } };
}

export default async function EmbedPage({ params }: Props) {
  return (
    <main className="embed" id="main">
      <WidgetSlot id={(await params).id} place="embed" level={1} />
    </main>
  );
}
