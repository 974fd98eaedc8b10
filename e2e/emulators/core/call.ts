/** What a request was for. Only an `edit` can cost money. */
export type CallKind = "edit" | "models" | "download" | "unknown";

/** One member of a JSON body or one part of a form. */
export type SentField = {
  name: string;
  /** The JSON value or the form field's text; of a picture only its beginning. Null for a file. */
  value: unknown;
  fileName: string | null;
  contentType: string | null;
  /** Of the text or of the decoded picture. */
  bytes: number;
  sha256: string | null;
  picture: { format: string; width: number; height: number; hasAlpha: boolean } | null;
};

export type Call = {
  /** From 1, in the order of arrival. */
  number: number;
  kind: CallKind;
  method: string;
  path: string;
  /** `authorization` is kept: tests look for keys in places where they do not belong. */
  headers: Record<string, string>;
  bodyBytes: number;
  bodySha256: string;
  fields: SentField[];
  /** How the request departs from the document; the service may have tolerated it. */
  complaints: string[];
  /** The seed that the picture was made with. */
  seed: number | null;
  /** Pictures that the real service would have put on the bill. */
  charged: number;
  /** The picture files made, in the order of the answer; a link's fault may give something else. */
  results: { sha256: string; bytes: number }[];
  /** The switches that held for this call and were not at rest. */
  switches: Record<string, unknown>;
  requestId: string;
  startedAt: string;
  endedAt: string | null;
  status: number | null;
  /** `reset` was our doing; `client_gone` the other side's. */
  ended: "open" | "answered" | "reset" | "client_gone";
};
