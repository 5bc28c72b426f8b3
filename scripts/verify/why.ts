import * as v from "valibot";

/** The first thing that is wrong, and where: "data.vector.Output: is not bytes in hex". */
export function why(issues: readonly v.BaseIssue<unknown>[], within: string): string {
  const [issue] = issues as [v.BaseIssue<unknown>];
  const place = [within, v.getDotPath(issue)].filter((part) => part).join(".");
  return place ? `${place}: ${issue.message}` : issue.message;
}
