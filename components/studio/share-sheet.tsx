import { ShareDialog } from "@/components/share/share-dialog";
import { findVersion, listVersions } from "@/lib/client/versions";
import { useStudio } from "./studio-provider";

/** The dialog for the version on the stage; nothing while there is none. */
export function ShareSheet({ onClose }: { onClose: () => void }) {
  const edits = useStudio((state) => state.edits);
  const lookedAt = useStudio((state) => state.look.outputId);
  const version = findVersion(edits, lookedAt);
  if (!version?.output.image) return null;
  const others = listVersions(edits).filter(({ output }) => output.image && output.id !== version.output.id);
  return <ShareDialog version={version} others={others} onClose={onClose} />;
}
