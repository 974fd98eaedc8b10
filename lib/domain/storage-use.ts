/** What the owner's pictures take. */
export type StorageUse = {
  uploads: number;
  results: number;
  /** Of the files as they came; what is made from them for showing comes on top. */
  bytes: number;
  /** Of the database as a whole. */
  databaseBytes: number;
};
