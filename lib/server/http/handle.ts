import { getServices } from "@/lib/server/boot";
import { createHandle } from "./create-handle";

/** Makes a route of an operation and what it does. */
export const handle = createHandle(getServices);
