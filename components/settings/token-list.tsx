"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toaster";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import { createToken, revokeToken } from "@/lib/client/api/session";
import { errorKey } from "@/lib/client/error-copy";
import { type ApiToken, type NewApiToken, TOKEN_NAME_MAX } from "@/lib/domain/api-token";
import { NewToken } from "./new-token";

/** Tokens for scripts: made, shown once, revoked. */
export function TokenList({ initial }: { initial: ApiToken[] }) {
  const t = useTranslations("settings.access");
  const tErrors = useTranslations("errors");
  const isHydrated = useIsHydrated();
  const [tokens, setTokens] = useState(initial);
  const [made, setMade] = useState<NewApiToken | null>(null);
  const tell = (error: unknown) => toast(tErrors(errorKey(error)), { kind: "error" });

  async function create(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    try {
      const token = await createToken(String(new FormData(form).get("name")));
      setMade(token);
      setTokens((list) => [token, ...list]);
      form.reset();
    } catch (error) {
      tell(error);
    }
  }

  async function revoke({ id, name }: ApiToken) {
    try {
      await revokeToken(id);
      setTokens((list) => list.filter((token) => token.id !== id));
      if (made?.id === id) setMade(null);
      toast(t("revoked", { name }));
    } catch (error) {
      tell(error);
    }
  }

  return (
    <div>
      <h3 className="font-semibold text-ink">{t("tokens")}</h3>
      <p className="mt-1 max-w-[38rem] text-label text-dim">
        {t.rich("tokensText", { code: (words) => <code className="font-mono text-glance text-ink">{words}</code> })}
      </p>
      <form onSubmit={create} className="mt-3 flex max-w-[32rem] gap-2">
        <TextField
          name="name"
          required
          pattern=".*\S.*"
          maxLength={TOKEN_NAME_MAX}
          autoComplete="off"
          aria-label={t("name")}
          placeholder={t("namePlaceholder")}
        />
        {/* Before there is a script to take it, the browser would put the name into the address. */}
        <Button type="submit" disabled={!isHydrated}>
          {t("create")}
        </Button>
      </form>
      {made ? <NewToken key={made.id} token={made.token} onDone={() => setMade(null)} /> : null}
      {tokens.length === 0 ? (
        <p className="mt-3 text-label text-dim">{t("none")}</p>
      ) : (
        <ul className="mt-3 rounded-lg border border-line bg-panel">
          {tokens.map((token) => (
            <TokenRow key={token.id} token={token} onRevoke={() => revoke(token)} />
          ))}
        </ul>
      )}
    </div>
  );
}

function TokenRow({ token, onRevoke }: { token: ApiToken; onRevoke: () => void }) {
  const t = useTranslations("settings.access");
  const { name, createdAt, lastUsedAt } = token;
  const used = lastUsedAt === null ? t("neverUsed") : t("lastUsed", { date: new Date(lastUsedAt) });
  return (
    <li className="flex items-center gap-4 border-b border-line py-2 pr-2 pl-4 last:border-b-0">
      <div className="min-w-0 flex-1">
        <p className="text-ink wrap-anywhere">{name}</p>
        <p className="text-label text-dim tabular-nums">
          {t("created", { date: new Date(createdAt) })} · {used}
        </p>
      </div>
      <Button kind="danger" onClick={onRevoke} aria-label={t("revokeFor", { name })}>
        {t("revoke")}
      </Button>
    </li>
  );
}
