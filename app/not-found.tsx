import type { Metadata } from "next";
import Link from "next/link";
import { Notice } from "@/components/shell/notice";
import { ShellFrame } from "@/components/shell/shell-frame";
import { buttonStyle } from "@/components/ui/button";
import { readPreferences } from "./preferences";
import { readTranslator } from "./read-translator";

export async function generateMetadata(): Promise<Metadata> {
  const t = await readTranslator("common");
  return { title: t("notFound.title") };
}

export default async function NotFound() {
  const { theme } = await readPreferences();
  const t = await readTranslator("common");
  return (
    <ShellFrame theme={theme}>
      <Notice title={t("notFound.title")} text={t("notFound.text")}>
        <Link href="/" className={buttonStyle({ kind: "primary" })}>
          {t("notFound.toStudio")}
        </Link>
        <Link href="/gallery" className={buttonStyle({ kind: "secondary" })}>
          {t("notFound.toGallery")}
        </Link>
      </Notice>
    </ShellFrame>
  );
}
