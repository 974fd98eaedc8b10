"use client";

import { lazy, Suspense, useSyncExternalStore } from "react";
import { signedOut } from "@/lib/client/signed-out";

const SignedOutBar = lazy(() => import("./signed-out-bar").then(({ SignedOutBar }) => ({ default: SignedOutBar })));

/** Waits for the session to end while the page is open; the rest is loaded then. */
export function SignedOutWatch() {
  const isSignedOut = useSyncExternalStore(signedOut.onChange, signedOut.isTold, () => false);
  return isSignedOut ? (
    <Suspense>
      <SignedOutBar />
    </Suspense>
  ) : null;
}
