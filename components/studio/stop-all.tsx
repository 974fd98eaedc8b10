import { Suspense } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import { countPending } from "@/lib/client/versions";
import { useStudio } from "./studio-provider";

const StopAllButton = lazyPart(() =>
  import("./stop-all-button").then(({ StopAllButton }) => ({ default: StopAllButton })),
);

/** The way to stop every run of this picture, there while more than one result is asked for. */
export function StopAll({ isShort = false }: { isShort?: boolean }) {
  const count = useStudio((state) => countPending(state.edits));
  if (count < 2) return null;
  return (
    <Suspense>
      <StopAllButton count={count} isShort={isShort} />
    </Suspense>
  );
}
