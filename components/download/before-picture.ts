import type { Image } from "@/lib/domain/image";

/** What a version is shown beside. */
export type BeforePicture = Pick<Image, "id" | "width" | "height" | "hasAlpha">;
