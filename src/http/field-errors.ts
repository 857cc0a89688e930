import type * as z from "zod"
import { en, fr } from "zod/locales"
import type { Language, Text } from "./language.ts"
import type { FieldError } from "./problem.ts"

type Issue = z.core.$ZodIssue

const localeErrors = { en: en().localeError, fr: fr().localeError }
const maxErrors = 100

/** `["hops", 2, "alphaPercent"]` → `hops[2].alphaPercent` */
const pathOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`
    return text === "" ? String(key) : `${text}.${String(key)}`
  }, "")

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
    input,
  )

const got = (value: unknown): string => {
  if (typeof value === "number" || typeof value === "boolean") return ` (${value})`
  if (typeof value === "string")
    return ` (${JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value)})`
  return ""
}

const isText = (value: unknown): value is Text =>
  typeof value === "object" && value !== null && "en" in value && "fr" in value

/** zod's own sentence in the reader's language and the value it was about, unless the schema wrote one itself. */
const messageOf = (issue: Issue, value: unknown, language: Language): string => {
  if (issue.code === "custom" && isText(issue.params?.["text"])) return issue.params["text"][language]
  const raw = { ...issue, input: value } as z.core.$ZodRawIssue
  const sentence = (locale: Language): string | undefined => {
    const message = localeErrors[locale](raw)
    return typeof message === "string" ? message : message?.message
  }
  if (issue.message !== sentence("en")) return issue.message
  return `${sentence(language) ?? issue.message}${got(value)}`
}

const unknownField: Text = { en: "There is no such field.", fr: "Ce champ n'existe pas." }

/** Tells everything that a schema found wrong with an input, one entry per value, each with its path. */
export const fieldErrors = (issues: readonly Issue[], input: unknown, language: Language): FieldError[] =>
  issues
    .flatMap((issue): FieldError[] => {
      if (issue.code === "unrecognized_keys") {
        return issue.keys.map((key) => ({
          path: pathOf([...issue.path, key]),
          code: "unknown_field",
          message: unknownField[language],
        }))
      }
      if (issue.code === "invalid_key") {
        const inKey = issue.issues.map((inner) => ({ ...inner, path: issue.path }))
        return fieldErrors(inKey, input, language)
      }
      const value = valueAt(input, issue.path)
      const missing = issue.code === "invalid_type" && value === undefined
      const own = issue.code === "custom" ? issue.params?.["code"] : undefined
      const code = typeof own === "string" ? own : missing ? "required" : issue.code
      return [{ path: pathOf(issue.path), code, message: messageOf(issue, value, language) }]
    })
    .slice(0, maxErrors)
