import { useTranslations } from "use-intl";
import { KeyList } from "@/components/shell/key-list";
import { galleryActions } from "./gallery-actions";

export function GalleryKeySheet({ onClose }: { onClose: () => void }) {
  const t = useTranslations("gallery.keys");
  const rows = galleryActions.map(({ id, shown }) => ({ id, words: t(id), shown }));
  return <KeyList title={t("title")} rows={rows} onClose={onClose} />;
}
