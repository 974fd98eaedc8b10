import { Command, ImagePlus, PanelLeftClose, PanelLeftOpen } from "lucide-react";
import { useTranslations } from "use-intl";
import { CompareToolbar } from "@/components/compare/compare-toolbar";
import { IconButton } from "@/components/ui/icon-button";
import { Breadcrumb } from "./breadcrumb";
import { useStudio, useStudioParts } from "./studio-provider";
import { useActionWords } from "./use-action-words";

/** The row above the stage: the way here, the ways to look. */
export function StageHead({ isPanelOpen, onPanelToggled }: { isPanelOpen: boolean; onPanelToggled: () => void }) {
  const t = useTranslations("studio");
  const words = useActionWords();
  const { intake } = useStudioParts();
  const sheetOpened = useStudio((state) => state.sheetOpened);
  const sessionClosed = useStudio((state) => state.sessionClosed);
  const PanelIcon = isPanelOpen ? PanelLeftClose : PanelLeftOpen;
  return (
    <div className="flex shrink-0 items-center gap-1 border-b border-line bg-ground px-1 py-1 md:px-2">
      <div className="max-md:hidden">
        <IconButton
          label={isPanelOpen ? t("hidePanel") : t("showPanel")}
          hintAlign="start"
          aria-expanded={isPanelOpen}
          icon={<PanelIcon aria-hidden="true" size={16} />}
          onClick={onPanelToggled}
        />
      </div>
      <IconButton
        label={t("newPicture")}
        hintAlign="start"
        icon={<ImagePlus aria-hidden="true" size={16} />}
        onClick={() => {
          intake.cancel();
          sessionClosed();
        }}
      />
      <IconButton
        {...words("showCommands")}
        icon={<Command aria-hidden="true" size={16} />}
        aria-haspopup="dialog"
        onClick={() => sheetOpened("commands")}
      />
      <CompareToolbar start={<Breadcrumb />} className="min-w-0 flex-1" />
    </div>
  );
}
