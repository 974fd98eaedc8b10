import { Command, ImagePlus, PanelLeftClose, PanelLeftOpen } from "lucide-react";
import { CompareToolbar } from "@/components/compare/compare-toolbar";
import { IconButton } from "@/components/ui/icon-button";
import { Breadcrumb } from "./breadcrumb";
import { useStudio } from "./studio-provider";
import { useActionWords } from "./use-action-words";
import { useStudioAct } from "./use-studio-act";

/** The row above the stage: the way here, the ways to look. */
export function StageHead() {
  const words = useActionWords();
  const { act } = useStudioAct();
  const isPanelOpen = useStudio((state) => state.isPanelOpen);
  const PanelIcon = isPanelOpen ? PanelLeftClose : PanelLeftOpen;
  return (
    <div className="flex shrink-0 items-center gap-1 border-b border-line bg-ground px-1 py-1 short:py-0.5 md:px-2">
      <div className="max-md:hidden">
        <IconButton
          {...words("togglePanel")}
          hintAlign="start"
          aria-expanded={isPanelOpen}
          icon={<PanelIcon aria-hidden="true" size={16} />}
          onClick={() => act("togglePanel")}
        />
      </div>
      <IconButton
        {...words("newPicture")}
        hintAlign="start"
        icon={<ImagePlus aria-hidden="true" size={16} />}
        onClick={() => act("newPicture")}
      />
      <div className="short:max-[44rem]:hidden">
        <IconButton
          {...words("showCommands")}
          icon={<Command aria-hidden="true" size={16} />}
          aria-haspopup="dialog"
          onClick={() => act("showCommands")}
        />
      </div>
      <CompareToolbar start={<Breadcrumb />} className="min-w-0 flex-1" />
    </div>
  );
}
