import type { Localized } from "../shared/localized.ts"

/** Something that a reader of a file noticed: what stands where, and what was made of it. */
export type FormatIssue = {
  /** An error keeps its record out; a warning says what was assumed; an info what is good to know. */
  readonly severity: "error" | "warning" | "info"
  /** Which record of the file: "recipe 2 'Dry Stout', hop 1 'Goldings'". */
  readonly record: string
  /** The field under the file's own name: "ALPHA"; empty when it is about the record as a whole. */
  readonly field: string
  /** Stable, snake_case. */
  readonly code: string
  readonly message: Localized
}

/** Notes an issue. */
export type Report = (issue: FormatIssue) => void
