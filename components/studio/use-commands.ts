import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { type Command, toCommand } from "@/components/shell/command";
import { usePreferenceCommands } from "@/components/shell/use-preference-commands";
import { compareActions } from "@/lib/client/compare-keys";
import { compareModes } from "@/lib/client/compare-modes";
import { useCompareStore } from "@/lib/client/compare-store";
import { studioActions } from "./studio-actions";
import { useStudioParts } from "./studio-provider";
import { useStudioAct } from "./use-studio-act";

/** For what asks the press only for the direction of an arrow. */
const noPress = { key: "", shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, repeat: false };

/** Everything that can be done just now, from the tables that keys and buttons are drawn from. */
export function useCommands(): Command[] {
  const t = useTranslations("commands");
  const tKeys = useTranslations("studio.keys");
  const tCompare = useTranslations("compare");
  const tCommon = useTranslations("common");
  const router = useRouter();
  const { store } = useStudioParts();
  const { act, isPossible } = useStudioAct();
  const preferences = usePreferenceCommands();
  const view = useCompareStore.getState();
  const { original, upload, controlsReset } = store.getState();

  const actions = studioActions
    .filter((action) => action.id !== "showCommands" && isPossible(action))
    .map(({ id, group, shown }) => toCommand(group ?? "version", id, tKeys(id), () => act(id), shown));
  const form = [toCommand("form", "resetValues", t("resetValues"), controlsReset)];
  const looks =
    (original ?? upload)
      ? [
          ...compareModes.map(({ id, key }) =>
            toCommand("view", id, tCompare(`modes.${id}`), () => view.modeChosen(id), [key]),
          ),
          toCommand("view", "swap", t("swap"), view.swapped),
          ...compareActions
            .filter(({ id }) => id !== "mode" && id !== "hold" && id !== "pan")
            .map(({ id, shown, run }) => toCommand("view", id, tKeys(id as "fit"), () => run(view, noPress), shown)),
          toCommand("view", "turnDivider", t("turnDivider"), view.orientationToggled),
        ]
      : [];
  const places = [
    toCommand("places", "gallery", tCommon("gallery"), () => router.push("/gallery")),
    toCommand("places", "trash", t("trash"), () => router.push("/gallery/trash")),
    toCommand("places", "settings", tCommon("settings"), () => router.push("/settings")),
  ];
  const all = [...actions, ...form, ...looks, ...places, ...preferences];
  const order: readonly Command["group"][] = ["version", "form", "view", "places", "preferences"];
  return order.flatMap((group) => all.filter((each) => each.group === group));
}
