import { DownloadDialog } from "@/components/download/download-dialog";
import { findVersion } from "@/lib/client/versions";
import { useStudio } from "./studio-provider";

/** The dialog for the version on the stage; nothing while there is none. */
export function DownloadSheet({ onClose }: { onClose: () => void }) {
  const edits = useStudio((state) => state.edits);
  const lookedAt = useStudio((state) => state.look.outputId);
  const version = findVersion(edits, lookedAt);
  return version?.output.image ? <DownloadDialog version={version} onClose={onClose} /> : null;
}
