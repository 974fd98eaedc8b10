import { ShareNotice } from "@/components/share/share-notice";
import { readTranslator } from "./read-translator";

/** Outside of the studio, whose frame has its own: without a way into it. */
export default async function NotFound() {
  const t = await readTranslator("share");
  return <ShareNotice title={t("missing.title")} text={t("missing.text")} />;
}
