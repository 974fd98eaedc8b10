import { endpoint } from "@/lib/server/http/endpoint";
import { pictureHandle } from "@/lib/server/http/picture-handle";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(pictureHandle);
