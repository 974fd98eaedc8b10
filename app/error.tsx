"use client";

import { Crash } from "@/components/shell/crash";

export default function RootError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="flex min-h-dvh flex-col">
      <Crash reference={error.digest} onRetry={reset} />
    </main>
  );
}
