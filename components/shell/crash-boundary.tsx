"use client";

import { unstable_rethrow as rethrowOfFramework, usePathname, useRouter } from "next/navigation";
import { Component, lazy, type ReactNode, Suspense, startTransition } from "react";

// Where even this cannot be fetched, the framework's last page (`global-error`) says so.
const Crash = lazy(() => import("./crash").then(({ Crash }) => ({ default: Crash })));

type Props = { children: ReactNode; path: string; onRefresh: () => void; isWholePage: boolean };
type State = { error: unknown; path: string; hasFailed: boolean };

/**
 * What stands in the place of a screen that could not be drawn: within the bar of a screen, so that every other place is one press away, or
 * as the whole page. Not in files named `error`, each of which costs every page a request.
 */
export function CrashBoundary({ isWholePage = false, children }: { isWholePage?: boolean; children: ReactNode }) {
  const path = usePathname();
  const router = useRouter();
  return (
    <Boundary path={path} onRefresh={router.refresh} isWholePage={isWholePage}>
      {children}
    </Boundary>
  );
}

class Boundary extends Component<Props, State> {
  override state: State = { error: null, hasFailed: false, path: this.props.path };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    // Redirects and pages that are not there come this way, too, and are none of ours.
    rethrowOfFramework(error);
    return { error, hasFailed: true };
  }

  static getDerivedStateFromProps({ path }: Props, state: State): Partial<State> | null {
    return path === state.path ? null : { error: null, hasFailed: false, path };
  }

  retry = () =>
    startTransition(() => {
      this.props.onRefresh();
      this.setState({ error: null, hasFailed: false });
    });

  override render() {
    if (!this.state.hasFailed) return this.props.children;
    // The server's log has it under this; what the browser itself ran into has none.
    const { error } = this.state;
    const reference = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
    const crash = (
      <Suspense>
        <Crash reference={reference} onRetry={this.retry} />
      </Suspense>
    );
    return this.props.isWholePage ? <main className="flex min-h-dvh flex-col">{crash}</main> : crash;
  }
}
