import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ScreenMessages } from "@/components/screen-messages";
import { LockedShare } from "@/components/share/locked-share";
import { SharedScreen } from "@/components/share/shared-screen";
import { readMessages, readPreferences } from "../../preferences";
import { readTranslator } from "../../read-translator";
import { describeSharedPage } from "./describe-shared-page";
import { openSharedPage } from "./open-shared-page";

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { token } = await params;
  return describeSharedPage(await openSharedPage(token));
}

/** What a client or colleague opens: no sign-in, no studio around it. */
export default async function SharePage({ params, searchParams }: Props) {
  const [{ token }, { i, wrong, wait }] = await Promise.all([params, searchParams]);
  const { page } = await openSharedPage(token);
  const result = page?.results.find(({ index }) => String(index) === i) ?? page?.results[0];
  if (page && !result) notFound();
  const [t, tCompare, { locale }] = await Promise.all([
    readTranslator("share"),
    readTranslator("compare"),
    readPreferences(),
  ]);
  if (!page || !result)
    return <LockedShare token={token} isWrong={wrong !== undefined} waitS={Number(wait) || 0} t={t} />;
  return (
    <ScreenMessages messages={await readMessages("compare")}>
      <SharedScreen page={page} result={result} locale={locale} t={t} tCompare={tCompare} />
    </ScreenMessages>
  );
}
