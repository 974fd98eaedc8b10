/** Where the database tells of sessions and tokens that are good no longer; the payload is the id. */
export const ACCESS_CHANNEL = "diptych_access";
