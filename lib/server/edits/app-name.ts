import { version } from "@/package.json";

/** How the files that we write name their maker. */
export const appName = `Diptych ${version}`;
