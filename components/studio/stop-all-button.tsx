import { CircleStop } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { useStudioParts } from "./studio-provider";

export function StopAllButton({ count, isShort }: { count: number; isShort: boolean }) {
  const t = useTranslations("studio.run");
  const { actions } = useStudioParts();
  const label = t("stopAll", { count });
  if (isShort) {
    return (
      <IconButton
        label={label}
        hintSide="top"
        icon={<CircleStop aria-hidden="true" size={18} />}
        onClick={() => void actions.stopAll()}
      />
    );
  }
  return (
    <Button
      kind="quiet"
      className="-my-1 -mr-2 h-6! px-2! text-label text-dim pointer-coarse:-my-3 pointer-coarse:h-11!"
      onClick={() => void actions.stopAll()}
    >
      <CircleStop aria-hidden="true" size={14} />
      {label}
    </Button>
  );
}
