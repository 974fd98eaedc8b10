import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "use-intl";
import { useLanguageChoice } from "@/components/shell/use-language-choice";
import { compareActions } from "@/lib/client/compare-keys";
import { compareModes } from "@/lib/client/compare-modes";
import { useCompareStore } from "@/lib/client/compare-store";
import { keyPreferences } from "@/lib/client/key-preferences";
import { currentTheme, rememberTheme } from "@/lib/client/preferences";
import { locales } from "@/lib/domain/locale";
import { studioActions } from "./studio-actions";
import { useStudioParts } from "./studio-provider";
import { useStudioAct } from "./use-studio-act";

export type Command = {
  id: string;
  group: "version" | "form" | "view" | "places" | "preferences";
  /** The first is shown; it is found by the others, too: its English name, which many know in any language. */
  words: readonly string[];
  shown: readonly string[];
  run: () => void;
};

/** "useAsSource": "use as source". */
const englishOf = (id: string) =>
  id
    .replace(/([A-Z])/g, " $1")
    .replace(/-/g, " ")
    .toLowerCase();

/** For what asks the press only for the direction of an arrow. */
const noPress = { key: "", shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, repeat: false };

/** Everything that can be done just now, from the tables that keys and buttons are drawn from. */
export function useCommands(): Command[] {
  const t = useTranslations("experiments.commands");
  const tKeys = useTranslations("studio.keys");
  const tCompare = useTranslations("compare");
  const tCommon = useTranslations("common");
  const locale = useLocale();
  const router = useRouter();
  const { store, intake } = useStudioParts();
  const { act, isPossible } = useStudioAct();
  const { chooseLanguage } = useLanguageChoice();
  const view = useCompareStore.getState();
  const { original, upload, sessionClosed, controlsReset } = store.getState();
  const { areLettersOn, lettersSwitched } = keyPreferences.getState();

  const command = (
    group: Command["group"],
    id: string,
    words: string,
    run: () => void,
    shown: readonly string[] = [],
  ): Command => ({ id: `${group}.${id}`, group, words: [words, englishOf(id)], shown, run });

  const actions = studioActions
    .filter((action) => action.id !== "showCommands" && isPossible(action))
    .map(({ id, group, shown }) => command(group, id, tKeys(id), () => act(id), shown));
  const form = [command("form", "resetValues", t("resetValues"), controlsReset)];
  const looks =
    (original ?? upload)
      ? [
          ...compareModes.map(({ id, key }) =>
            command("view", id, tCompare(`modes.${id}`), () => view.modeChosen(id), [key]),
          ),
          command("view", "swap", t("swap"), view.swapped),
          ...compareActions
            .filter(({ id }) => id !== "mode" && id !== "hold" && id !== "pan")
            .map(({ id, shown, run }) => command("view", id, tKeys(id as "fit"), () => run(view, noPress), shown)),
          command("view", "turnDivider", t("turnDivider"), view.orientationToggled),
        ]
      : [];
  const places = [
    command("places", "newPicture", t("newPicture"), () => {
      intake.cancel();
      sessionClosed();
    }),
    command("places", "gallery", tCommon("gallery"), () => router.push("/gallery")),
    command("places", "trash", t("trash"), () => router.push("/gallery/trash")),
    command("places", "settings", tCommon("settings"), () => router.push("/settings")),
  ];
  const preferences = [
    ...(["system", "light", "dark"] as const)
      .filter((theme) => theme !== currentTheme())
      .map((theme) =>
        command("preferences", `theme-${theme}`, t("theme", { theme: tCommon(`themes.${theme}`) }), () =>
          rememberTheme(theme),
        ),
      ),
    ...locales
      .filter((other) => other !== locale)
      .map((other) =>
        command("preferences", `language-${other}`, t("language", { language: tCommon(`languages.${other}`) }), () =>
          chooseLanguage(other),
        ),
      ),
    command("preferences", "letterKeys", areLettersOn ? t("lettersOff") : t("lettersOn"), () =>
      lettersSwitched(!areLettersOn),
    ),
  ];
  const all = [...actions, ...form, ...looks, ...places, ...preferences];
  const order: readonly Command["group"][] = ["version", "form", "view", "places", "preferences"];
  return order.flatMap((group) => all.filter((each) => each.group === group));
}
