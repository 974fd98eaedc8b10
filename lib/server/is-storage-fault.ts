const codes = ["ENOSPC", "EDQUOT", "EIO", "EROFS", "EFBIG", "EISDIR", "ENOTDIR", "EACCES", "EPERM", "EMFILE", "ENFILE"];

/** Whether an error comes from our own disk rather than from whoever sends. */
export function isStorageFault(error: unknown): boolean {
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}
