/** Who makes a request, and by what they are let in; `access` is null where no password is set. */
export type Caller = { ownerId: string; access: Access | null };

export type Access = { kind: "session" | "token"; id: string };

/** Until there are accounts, everybody who is let in works on the same pictures. */
export const localOwnerId = "local";
