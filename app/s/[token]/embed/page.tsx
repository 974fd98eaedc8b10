import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ScreenMessages } from "@/components/screen-messages";
import { EmbeddedShare } from "@/components/share/embedded-share";
import { readMessages } from "../../../preferences";
import { readTranslator } from "../../../read-translator";
import { describeSharedPage } from "../describe-shared-page";
import { openSharedPage } from "../open-shared-page";

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { token } = await params;
  return { ...(await describeSharedPage(await openSharedPage(token))), robots: { index: false } };
}

/** The one page that other sites may show in a frame: the first comparison, and the way to the whole page. */
export default async function EmbedPage({ params }: Props) {
  const { token } = await params;
  const { page } = await openSharedPage(token);
  const [result] = page?.results ?? [];
  if (page && !result) notFound();
  const [t, tCompare] = await Promise.all([readTranslator("share"), readTranslator("compare")]);
  return (
    <ScreenMessages messages={await readMessages("compare")}>
      <EmbeddedShare token={token} result={result ?? null} title={page?.title ?? null} t={t} tCompare={tCompare} />
    </ScreenMessages>
  );
}
