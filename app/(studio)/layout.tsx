import type { ReactNode } from "react";
import { ShellFrame } from "@/components/shell/shell-frame";
import { readPreferences } from "../preferences";

export default async function StudioLayout({ children }: { children: ReactNode }) {
  const { theme } = await readPreferences();
  return <ShellFrame theme={theme}>{children}</ShellFrame>;
}
