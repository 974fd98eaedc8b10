"use client";

import { Crash } from "@/components/shell/crash";

/** Inside the frame: the bar stays, so that every other place is one press away. */
export default function StudioError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <Crash reference={error.digest} onRetry={reset} />;
}
