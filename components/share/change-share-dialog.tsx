import { useTranslations } from "use-intl";
import { Dialog } from "@/components/ui/dialog";
import type { Share } from "@/lib/domain/share";
import { ShareForm } from "./share-form";
import { ShareLink } from "./share-link";
import { useShareDraft } from "./use-share-draft";

/** Changes a link that is out already. Loaded when it is first opened. */
export function ChangeShareDialog({
  share: existing,
  onSaved,
  onClose,
}: {
  share: Share;
  onSaved: (share: Share) => void;
  onClose: () => void;
}) {
  const t = useTranslations("sharing");
  const tCommon = useTranslations("common");
  const { share, draft, isUnsaved, changed, passwordRemoved, publish } = useShareDraft(existing, [], onSaved);
  return (
    <Dialog open onOpenChange={(isOpen) => isOpen || onClose()} title={t("change")} closeLabel={tCommon("close")}>
      <div className="flex flex-col gap-5">
        <ShareForm
          draft={draft}
          keptEnd={share?.expiresAt ?? null}
          hasPassword={share?.hasPassword ?? false}
          onChange={changed}
          onPasswordRemoved={passwordRemoved}
        />
        <ShareLink share={share} onPublish={publish} />
        <p role="status" className={isUnsaved ? "text-label text-danger" : "text-label text-dim"}>
          {isUnsaved ? t("notSaved") : t("saved")}
        </p>
      </div>
    </Dialog>
  );
}
