"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import type { ReactNode } from "react";
import { IntlProvider, useTranslations } from "use-intl";
import type { Locale } from "@/lib/domain/locale";
import type { Messages } from "@/lib/messages/messages";
import { SignedOutWatch } from "./access/signed-out-watch";
import { Toaster } from "./ui/toaster";

function Announcements() {
  const t = useTranslations("common");
  return <Toaster closeLabel={t("close")} />;
}

/** Language, the nonce for styles, and the place where passing news is said. */
export function AppProviders({
  locale,
  nonce,
  messages,
  children,
}: {
  locale: Locale;
  nonce: string | undefined;
  messages: Partial<Messages>;
  children: ReactNode;
}) {
  return (
    <CSPProvider nonce={nonce}>
      <IntlProvider locale={locale} messages={messages} timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}>
        {children}
        <SignedOutWatch />
        <Announcements />
      </IntlProvider>
    </CSPProvider>
  );
}
