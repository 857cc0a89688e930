import type { FormatIssue, Report } from "./format-issue.ts"

/** The issues of one record, as far as somebody would read them. */
export type IssueList = {
  readonly report: Report
  /** Whether one of them, told or not, keeps the record out. */
  readonly hasError: () => boolean
  readonly issues: () => readonly FormatIssue[]
}

/** Collects issues up to a limit; beyond it, a last one says how many more there are, as severe as the worst of them. */
export const issueList = (record: string, limit: number): IssueList => {
  const told: FormatIssue[] = []
  const more = { count: 0, worst: "info" as FormatIssue["severity"] }
  return {
    report: (issue) => {
      if (told.length < limit) {
        told.push(issue)
        return
      }
      more.count += 1
      if (severities.indexOf(issue.severity) > severities.indexOf(more.worst)) more.worst = issue.severity
    },
    hasError: () => more.worst === "error" || told.some(({ severity }) => severity === "error"),
    issues: () => (more.count === 0 ? told : [...told, andMore(record, more.count, more.worst)]),
  }
}

const severities: readonly FormatIssue["severity"][] = ["info", "warning", "error"]

const andMore = (record: string, count: number, severity: FormatIssue["severity"]): FormatIssue => ({
  severity,
  record,
  field: "",
  code: "more_issues",
  message: { en: `And ${count} more.`, fr: `Et ${count} de plus.` },
})
