import type { StorageCode } from "@/lib/domain/error-codes";
import { causesOf } from "./causes-of";

const byCode: Record<string, StorageCode> = {
  ENOSPC: "storage_full",
  EDQUOT: "storage_full",
  EFBIG: "storage_full",
  EROFS: "storage_read_only",
  EACCES: "storage_read_only",
  EPERM: "storage_read_only",
};
/** By the names of S3's errors; services differ in which one they choose. */
const byName: Record<string, StorageCode> = {
  NoSuchBucket: "storage_missing",
  InvalidAccessKeyId: "storage_refused",
  SignatureDoesNotMatch: "storage_refused",
  AccessDenied: "storage_refused",
  InvalidSecurity: "storage_refused",
  CredentialsProviderError: "storage_refused",
};

/** What a failure of the disk or the bucket comes from, as far as it can be told. */
export function storageCodeOf(error: unknown): StorageCode {
  for (const cause of causesOf(error)) {
    const code = "code" in cause ? String(cause.code) : "";
    const known = byCode[code] ?? byName[cause.name] ?? byName[code];
    if (known) return known;
    const { $metadata } = cause as { $metadata?: { httpStatusCode?: number } };
    if ($metadata?.httpStatusCode === 403) return "storage_refused";
  }
  return "storage_unavailable";
}
