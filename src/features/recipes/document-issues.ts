import type { z } from "zod"
import type { FormatIssue } from "../../formats/format-issue.ts"
import type { Localized } from "../../shared/localized.ts"

/** Says of a record whose recipe we would not store why not, field by field, under our own names of the fields. */
export const documentIssues = (record: string, error: z.ZodError, recipe: object): readonly FormatIssue[] =>
  error.issues.map((issue) => {
    const field = fieldOf(issue.path)
    const params = issue.code === "custom" ? issue.params : undefined
    return {
      severity: "error",
      record,
      field,
      code: typeof params?.["code"] === "string" ? params["code"] : issue.code,
      message:
        params?.["code"] === "out_of_range"
          ? outOfRange(field, valueAt(recipe, issue.path), Number(params["min"]), Number(params["max"]))
          : refused(field, issue.message),
    }
  })

const fieldOf = (path: readonly PropertyKey[]): string =>
  path
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
    .join("")
    .slice(1)

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce((at, key) => (typeof at === "object" && at !== null ? Reflect.get(at, key) : undefined), value)

const outOfRange = (field: string, value: unknown, min: number, max: number): Localized => ({
  en: `${field} must be between ${min} and ${max}, got ${String(value)}.`,
  fr: `${field} doit être compris entre ${min} et ${max}, reçu ${String(value)}.`,
})

const refused = (field: string, reason: string): Localized => ({
  en: `${field} cannot be kept: ${reason}.`,
  fr: `${field} ne peut être conservé : ${reason}.`,
})
