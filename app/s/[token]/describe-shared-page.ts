import type { Metadata } from "next";
import type { SharedPage } from "@/lib/domain/share";
import { readPreferences } from "../../preferences";
import { readTranslator } from "../../read-translator";
import type { SharedOpening } from "./open-shared-page";

/** What the head of a shared page says: to the reader's browser, to whoever the link is pasted to, and to search engines. */
export async function describeSharedPage({ page, origin }: SharedOpening): Promise<Metadata> {
  const t = await readTranslator("share");
  if (!page) return { title: { absolute: t("locked.title") }, referrer: "no-referrer", robots: { index: false } };
  const { locale } = await readPreferences();
  const title = titleOf(page, t("untitled"), t("untitledAlone"));
  const description = page.note ?? t("description");
  const address = `${origin}/s/${page.token}`;
  const card = { url: `${address}/card`, width: 1200, height: 630, type: "image/jpeg", alt: title };
  return {
    title: { absolute: title },
    description,
    referrer: "no-referrer",
    robots: page.indexable ? { index: true, follow: false } : { index: false, follow: false },
    alternates: {
      canonical: address,
      types: { "application/json+oembed": `${address}/oembed?url=${encodeURIComponent(address)}` },
    },
    openGraph: {
      type: "website",
      siteName: "Diptych",
      locale: locale === "en" ? "en_US" : "zh_CN",
      title,
      description,
      url: address,
      images: [card],
    },
    twitter: { card: "summary_large_image", title, description, images: [card] },
  };
}

function titleOf({ title, results }: SharedPage, untitled: string, untitledAlone: string): string {
  const prompt = results[0]?.recipe?.recipe.prompt.slice(0, 100);
  return title ?? prompt ?? (results[0]?.before ? untitled : untitledAlone);
}
