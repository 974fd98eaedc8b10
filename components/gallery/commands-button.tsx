import { Command } from "lucide-react";
import { useTranslations } from "use-intl";
import { useKeyHints } from "@/components/shell/use-key-hints";
import { IconButton } from "@/components/ui/icon-button";
import { galleryActionById } from "./gallery-actions";

export function CommandsButton({ onPress }: { onPress: () => void }) {
  const t = useTranslations("gallery.keys");
  const hintsOf = useKeyHints();
  return (
    <IconButton
      label={t("showCommands")}
      {...hintsOf(galleryActionById("showCommands"))}
      icon={<Command aria-hidden="true" size={16} />}
      aria-haspopup="dialog"
      hintAlign="end"
      onClick={onPress}
    />
  );
}
