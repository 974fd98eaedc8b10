import type { Metadata } from "next";
import { NearLink } from "@/components/shell/near-link";
import { Notice } from "@/components/shell/notice";
import { buttonStyle } from "@/components/ui/button";
import { readTranslator } from "../read-translator";

export async function generateMetadata(): Promise<Metadata> {
  const t = await readTranslator("common");
  return { title: t("notFound.title") };
}

export default async function NotFound() {
  const t = await readTranslator("common");
  return (
    <Notice title={t("notFound.title")} text={t("notFound.text")}>
      <NearLink href="/" className={buttonStyle({ kind: "primary" })}>
        {t("notFound.toStudio")}
      </NearLink>
      <NearLink href="/gallery" className={buttonStyle({ kind: "secondary" })}>
        {t("notFound.toGallery")}
      </NearLink>
    </Notice>
  );
}
