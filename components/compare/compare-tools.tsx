import { Magnet, ZoomIn } from "lucide-react";
import { useTranslations } from "use-intl";
import { useKeyHints } from "@/components/shell/use-key-hints";
import { compareActionOf } from "@/lib/client/compare-keys";
import { useCompareStore } from "@/lib/client/compare-store";
import { IconButton } from "../ui/icon-button";

/** What can be laid over every mode: the after without its move, and the loupe. */
export function CompareTools() {
  const t = useTranslations("compare");
  const hintsOf = useKeyHints();
  const isAligned = useCompareStore((state) => state.isAligned);
  const isLoupeOpen = useCompareStore((state) => state.isLoupeOpen);
  const { alignToggled, loupeToggled } = useCompareStore.getState();
  return (
    <>
      <IconButton
        label={t("align")}
        {...hintsOf(compareActionOf("align"))}
        aria-pressed={isAligned}
        icon={<Magnet aria-hidden="true" size={16} />}
        onClick={alignToggled}
      />
      <IconButton
        label={t("loupe")}
        {...hintsOf(compareActionOf("loupe"))}
        aria-pressed={isLoupeOpen}
        icon={<ZoomIn aria-hidden="true" size={16} />}
        onClick={loupeToggled}
      />
    </>
  );
}
