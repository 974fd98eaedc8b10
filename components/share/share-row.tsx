import { clsx } from "clsx";
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toaster";
import { copyText } from "@/lib/client/copy-text";
import type { Share } from "@/lib/domain/share";

/** One link: what it shows, how it stands, and what can be done with it. Revoking asks once more, as nothing brings it back. */
export function ShareRow({ share, onChange, onRevoke }: { share: Share; onChange: () => void; onRevoke: () => void }) {
  const t = useTranslations("sharing.list");
  const tSharing = useTranslations("sharing");
  const format = useFormatter();
  const [isSure, setSure] = useState(false);
  const [first] = share.versions;
  const day = (moment: string) => format.dateTime(new Date(moment), { dateStyle: "medium" });
  const facts = [
    share.versions.length > 1 ? t("versions", { count: share.versions.length }) : null,
    t("views", { count: share.views }),
    t("created", { date: day(share.createdAt) }),
    share.expiresAt ? t("until", { date: day(share.expiresAt) }) : t("forGood"),
    share.hasPassword ? t("hasPassword") : null,
  ].filter((fact) => fact !== null);
  const name = share.title ?? first?.prompt ?? share.url;

  async function copy() {
    if (await copyText(Promise.resolve(share.url))) toast(tSharing("copied"));
  }

  return (
    <li className="grid grid-cols-[3.5rem_minmax(0,1fr)] gap-x-4 gap-y-2 py-4 sm:grid-cols-[3.5rem_minmax(0,1fr)_auto] sm:items-center">
      {first ? (
        <img src={first.thumb} alt="" className="size-14 rounded-md object-cover" />
      ) : (
        <span className="size-14 rounded-md bg-chosen" />
      )}
      <div className="min-w-0">
        <p className="flex items-center gap-2">
          <span className="truncate text-writing font-semibold">{name}</span>
          {share.state === "open" ? null : (
            <span className="shrink-0 rounded-sm bg-chosen px-1.5 text-label">{t(`state.${share.state}`)}</span>
          )}
        </p>
        <p suppressHydrationWarning className="text-label text-dim">
          {facts.join(" · ")}
        </p>
        <a
          href={share.url}
          target="_blank"
          rel="noopener"
          className={clsx(
            "block truncate font-mono text-label text-dim hover:text-ink hover:underline pointer-coarse:py-3.5",
            share.state !== "open" && "line-through",
          )}
        >
          {share.url}
        </a>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms. */}
      <div
        role="group"
        aria-label={name}
        className="col-span-2 flex flex-wrap items-center gap-2 sm:col-span-1 sm:justify-end"
      >
        {isSure ? (
          <>
            <span role="status" className="text-label text-dim">
              {t("revokeWarning")}
            </span>
            <Button onClick={() => setSure(false)}>{t("keep")}</Button>
            <Button kind="danger" onClick={onRevoke}>
              {t("revokeSure")}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={() => void copy()}>{t("copy")}</Button>
            <Button onClick={onChange}>{t("changeIt")}</Button>
            <Button kind="danger" onClick={() => setSure(true)}>
              {t("revoke")}
            </Button>
          </>
        )}
      </div>
    </li>
  );
}
