import type { Locale } from "@/lib/domain/locale";
import commandsEn from "./en/commands.json";
import commonEn from "./en/common.json";
import compareEn from "./en/compare.json";
import downloadEn from "./en/download.json";
import errorsEn from "./en/errors.json";
import experimentsEn from "./en/experiments.json";
import galleryEn from "./en/gallery.json";
import settingsEn from "./en/settings.json";
import shareEn from "./en/share.json";
import sharingEn from "./en/sharing.json";
import signInEn from "./en/sign-in.json";
import studioEn from "./en/studio.json";
import trashEn from "./en/trash.json";
import commandsZh from "./zh-CN/commands.json";
import commonZh from "./zh-CN/common.json";
import compareZh from "./zh-CN/compare.json";
import downloadZh from "./zh-CN/download.json";
import errorsZh from "./zh-CN/errors.json";
import experimentsZh from "./zh-CN/experiments.json";
import galleryZh from "./zh-CN/gallery.json";
import settingsZh from "./zh-CN/settings.json";
import shareZh from "./zh-CN/share.json";
import sharingZh from "./zh-CN/sharing.json";
import signInZh from "./zh-CN/sign-in.json";
import studioZh from "./zh-CN/studio.json";
import trashZh from "./zh-CN/trash.json";

const en = {
  commands: commandsEn,
  common: commonEn,
  compare: compareEn,
  download: downloadEn,
  errors: errorsEn,
  experiments: experimentsEn,
  gallery: galleryEn,
  settings: settingsEn,
  share: shareEn,
  sharing: sharingEn,
  signIn: signInEn,
  studio: studioEn,
  trash: trashEn,
};

export type Messages = typeof en;
export type Namespace = keyof Messages;

/** Every sentence of the interface, by language. Read on the server; a page is given the namespaces it needs. */
export const messages: Record<Locale, Messages> = {
  en,
  "zh-CN": {
    commands: commandsZh,
    common: commonZh,
    compare: compareZh,
    download: downloadZh,
    errors: errorsZh,
    experiments: experimentsZh,
    gallery: galleryZh,
    settings: settingsZh,
    share: shareZh,
    sharing: sharingZh,
    signIn: signInZh,
    studio: studioZh,
    trash: trashZh,
  },
};
