import { nothingInApi } from "@/lib/server/http/nothing-in-api";

export const GET = nothingInApi;
export const POST = nothingInApi;
export const PUT = nothingInApi;
export const PATCH = nothingInApi;
export const DELETE = nothingInApi;
export const OPTIONS = nothingInApi;
