"use client";

import { LogOut } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toaster";
import { signOut } from "@/lib/client/api/session";
import { errorKey } from "@/lib/client/error-copy";
import type { ApiToken } from "@/lib/domain/api-token";
import { TokenList } from "./token-list";

/** The way out, and what scripts come in with. */
export function AccessSettings({ tokens }: { tokens: ApiToken[] }) {
  const t = useTranslations("settings.access");
  const tErrors = useTranslations("errors");
  const [isLeaving, setLeaving] = useState(false);

  async function leave(everywhere: boolean) {
    if (isLeaving) return;
    setLeaving(true);
    try {
      await signOut({ everywhere });
      // A whole page anew: nothing of what was seen stays in memory.
      location.assign("/sign-in");
    } catch (error) {
      setLeaving(false);
      toast(tErrors(errorKey(error)), { kind: "error" });
    }
  }

  return (
    <div className="grid gap-7">
      <div>
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => leave(false)} aria-disabled={isLeaving}>
            <LogOut aria-hidden="true" size={14} />
            {t("signOut")}
          </Button>
          <Button kind="quiet" onClick={() => leave(true)} aria-disabled={isLeaving}>
            {t("signOutEverywhere")}
          </Button>
        </div>
        <p className="mt-2 text-label text-dim">{t("signOutText")}</p>
      </div>
      <TokenList initial={tokens} />
    </div>
  );
}
