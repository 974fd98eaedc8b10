import { Code, Copy, ExternalLink, QrCode } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button, buttonStyle } from "@/components/ui/button";
import { toast } from "@/components/ui/toaster";
import { copyText } from "@/lib/client/copy-text";
import { errorKey } from "@/lib/client/error-copy";
import type { Share } from "@/lib/domain/share";

/** The link, one press to copy it, and other ways to hand it over. The first press makes it. */
export function ShareLink({ share, onPublish }: { share: Share | null; onPublish: () => Promise<Share> }) {
  const t = useTranslations("sharing");
  const tErrors = useTranslations("errors");
  const field = useRef<HTMLInputElement>(null);
  const [isByHand, setByHand] = useState(false);
  const [code, setCode] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const keys = typeof navigator !== "undefined" && /Mac|iP/.test(navigator.platform) ? "⌘C" : "Ctrl+C";

  async function copy() {
    if (isBusy) return;
    setBusy(true);
    const publishing = onPublish();
    const isCopied = await copyText(publishing.then(({ url }) => url));
    try {
      await publishing;
      setByHand(!isCopied);
      if (isCopied) toast(t("copied"));
      // Once the field is there.
      else setTimeout(() => field.current?.select());
    } catch (error) {
      toast(tErrors(errorKey(error)), { kind: "error" });
    }
    setBusy(false);
  }

  async function copyEmbed({ url, title }: Share) {
    const name = (title ?? "Diptych").replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
    const text = `<iframe src="${url}/embed" width="800" height="640" title="${name}" style="border:0" loading="lazy" allowfullscreen></iframe>`;
    if (await copyText(Promise.resolve(text))) toast(t("embedCopied"));
  }

  async function showCode({ url }: Share) {
    if (code) return setCode(null);
    const { renderSVG } = await import("uqr");
    setCode(`data:image/svg+xml,${encodeURIComponent(renderSVG(url, { border: 2 }))}`);
  }

  return (
    <div className="flex flex-col gap-2">
      <div className="flex gap-2">
        {share ? (
          <input
            ref={field}
            readOnly
            aria-label={t("link")}
            value={share.url}
            onFocus={({ target }) => target.select()}
            className="control-height min-w-0 flex-1 rounded-md border border-line bg-field px-2.5 font-mono text-label text-ink"
          />
        ) : null}
        <Button kind="primary" aria-disabled={isBusy} onClick={() => void copy()} className={share ? "" : "flex-1"}>
          <Copy aria-hidden="true" size={16} />
          {t("copyLink")}
        </Button>
      </div>
      {isByHand ? (
        <p role="status" className="text-label">
          {t("copyByHand", { keys })}
        </p>
      ) : null}
      {share ? (
        <div className="flex flex-wrap gap-1">
          <Button kind="quiet" aria-expanded={code !== null} onClick={() => void showCode(share)}>
            <QrCode aria-hidden="true" size={16} />
            {t("showQr")}
          </Button>
          <Button kind="quiet" onClick={() => void copyEmbed(share)}>
            <Code aria-hidden="true" size={16} />
            {t("embed")}
          </Button>
          <a href={share.url} target="_blank" rel="noopener" className={buttonStyle({ kind: "quiet" })}>
            <ExternalLink aria-hidden="true" size={16} />
            {t("open")}
          </a>
        </div>
      ) : null}
      {code ? <img src={code} alt={t("qr")} className="size-48 self-center rounded-md bg-white" /> : null}
    </div>
  );
}
