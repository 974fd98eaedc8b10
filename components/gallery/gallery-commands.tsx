import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { type Command, toCommand } from "@/components/shell/command";
import { CommandList } from "@/components/shell/command-list";
import { usePreferenceCommands } from "@/components/shell/use-preference-commands";
import { filterOf, type GalleryAction, galleryActionById, galleryActions } from "./gallery-actions";

/** All that can be done in the gallery just now. */
export function GalleryCommands({
  isPossible,
  onAct,
  onClose,
}: {
  isPossible: (id: GalleryAction["id"]) => boolean;
  onAct: (id: GalleryAction["id"]) => void;
  onClose: () => void;
}) {
  const t = useTranslations("gallery");
  const tCommands = useTranslations("commands");
  const tCommon = useTranslations("common");
  const router = useRouter();
  const preferences = usePreferenceCommands();
  const actions = galleryActions
    .filter(({ id, onTile }) => !onTile && id !== "showCommands" && isPossible(id))
    .map(({ id, shown }) => toCommand(filterOf(id) ? "view" : "pictures", id, t(`keys.${id}`), () => onAct(id), shown));
  const isView = ({ group }: Command) => group === "view";
  const places = [
    toCommand("places", "studio", tCommon("studio"), () => router.push("/")),
    toCommand("places", "trash", tCommands("trash"), () => router.push("/gallery/trash")),
    toCommand("places", "settings", tCommon("settings"), () => router.push("/settings")),
  ];
  return (
    <CommandList
      commands={[...actions.filter((each) => !isView(each)), ...actions.filter(isView), ...places, ...preferences]}
      opener={galleryActionById("showCommands")}
      onClose={onClose}
    />
  );
}
