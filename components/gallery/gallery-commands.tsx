import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { toCommand } from "@/components/shell/command";
import { CommandList } from "@/components/shell/command-list";
import { usePreferenceCommands } from "@/components/shell/use-preference-commands";
import { type GalleryFilter, type GalleryQuery, galleryFilters } from "@/lib/client/gallery-query";
import { type GalleryAction, galleryActionById, galleryActions } from "./gallery-actions";

/** All that can be done in the gallery just now. */
export function GalleryCommands({
  query,
  isPossible,
  onAct,
  onFilter,
  onClose,
}: {
  query: GalleryQuery;
  isPossible: (id: GalleryAction["id"]) => boolean;
  onAct: (id: GalleryAction["id"]) => void;
  onFilter: (filter: GalleryFilter) => void;
  onClose: () => void;
}) {
  const t = useTranslations("gallery");
  const tCommands = useTranslations("commands");
  const tCommon = useTranslations("common");
  const router = useRouter();
  const preferences = usePreferenceCommands();
  const actions = galleryActions
    .filter(({ id, onTile }) => !onTile && id !== "showCommands" && isPossible(id))
    .map(({ id, shown }) => toCommand("pictures", id, t(`keys.${id}`), () => onAct(id), shown));
  const views = galleryFilters
    .filter((filter) => filter !== query.filter)
    .map((filter) => toCommand("view", filter, t(`filter.${filter}`), () => onFilter(filter)));
  const places = [
    toCommand("places", "studio", tCommon("studio"), () => router.push("/")),
    toCommand("places", "trash", tCommands("trash"), () => router.push("/gallery/trash")),
    toCommand("places", "settings", tCommon("settings"), () => router.push("/settings")),
  ];
  return (
    <CommandList
      commands={[...actions, ...views, ...places, ...preferences]}
      opener={galleryActionById("showCommands")}
      onClose={onClose}
    />
  );
}
