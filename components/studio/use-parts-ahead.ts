import { useEffect } from "react";
import { usePersonHere } from "@/components/shell/use-person-here";

/**
 * Whether a person is here. What a picture needs is fetched at the first sign of one, who takes longer to choose it than these take to
 * arrive; a page that was only opened asks for nothing more.
 */
export function usePartsAhead(): boolean {
  const isPersonHere = usePersonHere();
  useEffect(() => {
    if (!isPersonHere) return;
    void import("@/lib/client/picture-intake");
    void import("./stage-viewport");
    void import("./stage-head");
    void import("./filmstrip");
    void import("./upload-progress");
    void import("./action-bar");
  }, [isPersonHere]);
  return isPersonHere;
}
