import type { Answer } from "./answer";

/** One row of a service's error table. */
export type ErrorRow = {
  status: number;
  /** The body as JSON, or HTML as a string. */
  body: (requestId: string) => unknown;
  /** The work may have been done and charged behind this answer: gateways that gave up waiting. */
  mayHaveRun?: true;
};

export type ErrorTable = Record<string, ErrorRow>;

export function rowAnswer({ status, body }: ErrorRow, requestId: string, headers: Record<string, string>): Answer {
  const content = body(requestId);
  if (typeof content === "string") {
    return { status, headers: { ...headers, "content-type": "text/html; charset=UTF-8" }, body: content };
  }
  return {
    status,
    headers: { ...headers, "content-type": "application/json; charset=utf-8" },
    body: JSON.stringify(content),
  };
}

/** What stands in front of a service answers in HTML: nginx 502 and 504, Cloudflare 524. */
export const htmlErrors = {
  html_502: { status: 502, mayHaveRun: true, body: () => nginxPage("502 Bad Gateway") },
  html_503: { status: 503, body: () => nginxPage("503 Service Temporarily Unavailable") },
  html_504: { status: 504, mayHaveRun: true, body: () => nginxPage("504 Gateway Time-out") },
  html_524: {
    status: 524,
    mayHaveRun: true,
    body: () =>
      '<!DOCTYPE html>\n<html lang="en-US"><head><title>api | 524: A timeout occurred</title></head>\n<body><h1>A timeout occurred <span>Error code 524</span></h1></body></html>\n',
  },
} satisfies ErrorTable;

function nginxPage(title: string): string {
  return `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`;
}
