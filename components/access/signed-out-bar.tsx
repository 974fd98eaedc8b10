"use client";

import { LogIn } from "lucide-react";
import { type FormEvent, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toaster";
import { listEdits } from "@/lib/client/api/edits";
import { signIn } from "@/lib/client/api/session";
import { errorKey } from "@/lib/client/error-copy";
import { signedOut } from "@/lib/client/signed-out";

/** A calm line and the way back in: the page stays as it is, with everything that was written on it. */
export function SignedOutBar() {
  const t = useTranslations("common.signedOut");
  const tErrors = useTranslations("errors");
  const [error, setError] = useState<unknown>(null);
  const [isSending, setSending] = useState(false);

  // The refusal may be of something that was asked before the last sign-in, and the next sign-in may be in another tab.
  useEffect(() => {
    const look = () => void listEdits({ limit: 1 }).then(signedOut.end, () => undefined);
    look();
    window.addEventListener("focus", look);
    return () => window.removeEventListener("focus", look);
  }, []);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isSending) return;
    setSending(true);
    setError(null);
    try {
      await signIn(String(new FormData(event.currentTarget).get("password")));
      toast(t("again"));
      signedOut.end();
    } catch (refusal) {
      setError(refusal);
      setSending(false);
    }
  }

  return (
    <section
      aria-label={t("signIn")}
      className="fixed inset-x-0 top-[calc(var(--header-height,3rem)+0.5rem)] z-40 mx-auto w-[min(40rem,calc(100vw-1.5rem))] rounded-lg bg-panel px-4 py-3 shadow-float"
    >
      <form onSubmit={submit} className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <p role="status" className="min-w-0 flex-1 basis-72 text-ink">
          {t("text")}
        </p>
        <div className="flex flex-1 basis-64 gap-2">
          <TextField
            name="password"
            type="password"
            required
            autoComplete="current-password"
            aria-label={t("password")}
            placeholder={t("password")}
            aria-invalid={error !== null}
            aria-describedby={error === null ? undefined : "signed-out-error"}
          />
          <Button type="submit" kind="primary" aria-disabled={isSending}>
            <LogIn aria-hidden="true" size={14} />
            {t("signIn")}
          </Button>
        </div>
        {error === null ? null : (
          <p id="signed-out-error" role="alert" className="basis-full text-label text-danger">
            {tErrors(errorKey(error))}
          </p>
        )}
      </form>
    </section>
  );
}
