import type { z } from "zod";

type Issue = z.core.$ZodIssue;

/** What is wrong with a file's content, each with its place in it; of alternatives the one that was meant. */
export function issueSentences({ issues }: z.ZodError): string[] {
  return issues
    .flatMap((issue) => atPlace(issue, []))
    .map(({ path, message }) => `${path.join(".") || "the file"}: ${message}.`);
}

function atPlace(issue: Issue, before: PropertyKey[]): { path: string[]; message: string }[] {
  const path = [...before, ...issue.path];
  if (issue.code === "invalid_union") {
    const meant = issue.errors.find((branch) => branch.some(isInside)) ?? issue.errors[0] ?? [];
    if (meant.length > 0) return meant.flatMap((inner) => atPlace(inner, path));
  }
  return [{ path: path.map(String), message: issue.message }];
}

function isInside({ path, code }: Issue): boolean {
  return path.length > 0 || code === "unrecognized_keys";
}
