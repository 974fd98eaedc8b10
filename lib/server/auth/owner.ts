/** Whose pictures a request is about. One local owner until sign-in exists. */
export type Owner = { ownerId: string };

const localOwner: Owner = { ownerId: "local" };

/** The owner of this request; the one place that will ask who is signed in. */
export function requireOwner(_request: Request): Owner {
  return localOwner;
}

/** The owner of the page that is being rendered. */
export function pageOwner(): Owner {
  return localOwner;
}
