import { CircleStop } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { countPending } from "@/lib/client/versions";
import { useStudio, useStudioParts } from "./studio-provider";

/** Stops every run of this picture; there while more than one result is asked for. */
export function StopAllButton({ isShort = false }: { isShort?: boolean }) {
  const t = useTranslations("studio.run");
  const { actions } = useStudioParts();
  const count = useStudio((state) => countPending(state.edits));
  if (count < 2) return null;
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
    <Button kind="quiet" className="-my-1 -mr-2 h-6! px-2! text-label text-dim" onClick={() => void actions.stopAll()}>
      <CircleStop aria-hidden="true" size={14} />
      {label}
    </Button>
  );
}
