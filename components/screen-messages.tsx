"use client";

import type { ReactNode } from "react";
import { IntlProvider, useLocale, useMessages, useTimeZone } from "use-intl";
import type { Messages } from "@/lib/messages/messages";

/** Adds a screen's own sentences to those that every screen has. */
export function ScreenMessages({ messages, children }: { messages: Partial<Messages>; children: ReactNode }) {
  return (
    <IntlProvider locale={useLocale()} timeZone={useTimeZone()} messages={{ ...useMessages(), ...messages }}>
      {children}
    </IntlProvider>
  );
}
