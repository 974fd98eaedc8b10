import { createTranslator } from "use-intl/core";
import { messages, type Namespace } from "@/lib/messages/messages";
import { readPreferences } from "./preferences";

/** Says the sentences of one namespace on the server, in the reader's language. */
export async function readTranslator<Room extends Namespace>(namespace: Room) {
  const { locale } = await readPreferences();
  return createTranslator({ locale, messages: messages[locale], namespace });
}
