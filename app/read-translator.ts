import { createTranslator } from "use-intl/core";
import { compiledMessages } from "@/lib/messages/compiled-messages";
import type { Messages, Namespace } from "@/lib/messages/messages";
import { readPreferences } from "./preferences";

/** Says the sentences of one namespace on the server, in the reader's language. */
export async function readTranslator<Room extends Namespace>(namespace: Room) {
  const { locale } = await readPreferences();
  const messages = { [namespace]: compiledMessages(locale, namespace) } as Partial<Messages> as Messages;
  return createTranslator({ locale, messages, namespace });
}
