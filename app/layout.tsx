import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { AppProviders } from "@/components/app-providers";
import { CrashBoundary } from "@/components/shell/crash-boundary";
import { readMessages, readPreferences } from "./preferences";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Diptych", template: "%s · Diptych" },
  description: "Edit pictures by words, and see before and after side by side.",
  referrer: "same-origin",
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  colorScheme: "light dark",
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { locale, theme, nonce } = await readPreferences();
  return (
    <html lang={locale} data-theme={theme}>
      <body>
        <AppProviders locale={locale} nonce={nonce} messages={await readMessages("common", "errors")}>
          <CrashBoundary isWholePage>{children}</CrashBoundary>
        </AppProviders>
      </body>
    </html>
  );
}
