"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";

/** A token in the one moment in which it can be read. */
export function NewToken({ token, onDone }: { token: string; onDone: () => void }) {
  const t = useTranslations("settings.access");
  const tCommon = useTranslations("common");
  const [isCopied, setCopied] = useState(false);

  /** Without the right to the clipboard (plain HTTP) it can still be marked by a click and copied by hand. */
  async function copy() {
    setCopied(
      await navigator.clipboard?.writeText(token).then(
        () => true,
        () => false,
      ),
    );
  }

  return (
    <div role="status" className="mt-3 rounded-lg border border-ring bg-panel p-4">
      <p className="text-ink">{t("newToken")}</p>
      <code className="mt-2 block rounded-md bg-field px-3 py-2 font-mono text-label break-all text-ink select-all">
        {token}
      </code>
      <div className="mt-3 flex gap-2">
        <Button onClick={copy}>
          {isCopied ? <Check aria-hidden="true" size={14} /> : <Copy aria-hidden="true" size={14} />}
          {isCopied ? tCommon("copied") : tCommon("copy")}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {t("done")}
        </Button>
      </div>
    </div>
  );
}
