import { zValidator } from "@hono/zod-validator"
import type { Context, MiddlewareHandler } from "hono"
import { HTTPException } from "hono/http-exception"
import * as z from "zod"
import type { OperationSpec, ValidatedInput } from "./define.ts"
import { fieldErrors } from "./field-errors.ts"
import type { Language } from "./language.ts"
import { problem, type FieldError, type ProblemAnswer } from "./problem.ts"
import { httpProblems } from "./problems.ts"

type Failures = { Variables: { language: Language; fieldErrors: FieldError[] } }
type Target = "param" | "query" | "header" | "json"

const validator = (target: Target, schema: z.core.$ZodType): MiddlewareHandler<Failures> =>
  zValidator(
    target,
    schema,
    (result, c: Context<Failures>) => {
      if (result.success) return
      const found = fieldErrors(result.error.issues, result.data, c.get("language"))
      c.set("fieldErrors", [...(c.get("fieldErrors") ?? []), ...found])
      return c.body(null) // stops this validator only: the others still look, so that all errors are told
    },
    { validationFunction: (type, value) => z.safeParse(type, value) },
  )

/** The input of an operation without schemas. */
export const noInput: ValidatedInput = {
  params: undefined,
  query: undefined,
  headers: undefined,
  body: undefined,
  ifMatch: null,
}

const nothingMore = async (): Promise<void> => undefined

/**
 * Makes the function that applies an operation's schemas to a request whose JSON text has been read already.
 * It tells all that is wrong at once, in params, query, headers and body. Null for an operation without schemas.
 */
export const compileValidation = (spec: OperationSpec) => {
  const validators = (
    [
      ["param", spec.params],
      ["query", spec.query],
      ["header", spec.headers],
      ["json", spec.body],
    ] as const
  ).flatMap(([target, schema]) => (schema === undefined ? [] : [validator(target, schema)]))

  if (validators.length === 0) return null
  return async (
    c: Context,
    language: Language,
    jsonText: string | null,
  ): Promise<ValidatedInput | ProblemAnswer> => {
    c.set("language", language)
    if (jsonText !== null) Object.assign(c.req.bodyCache, { text: Promise.resolve(jsonText) })
    try {
      for (const validate of validators) await validate(c, nothingMore)
    } catch (error) {
      if (error instanceof HTTPException) return malformed(jsonText ?? "")
      throw error
    }
    const errors: readonly FieldError[] | undefined = c.get("fieldErrors")
    if (errors) return problem(httpProblems.invalid, { count: errors.length }, { extensions: { errors } })
    const valid = (target: Target): unknown => c.req.valid(target as never)
    return {
      params: spec.params && valid("param"),
      query: spec.query && valid("query"),
      headers: spec.headers && valid("header"),
      body: spec.body && valid("json"),
      ifMatch: null,
    }
  }
}

/** Parses once more for the sake of the position, which the validator does not tell. */
const malformed = (text: string): ProblemAnswer<400> => {
  try {
    JSON.parse(text)
    return problem(httpProblems.malformedJson, { reason: "unreadable" })
  } catch (error) {
    return problem(httpProblems.malformedJson, {
      reason: error instanceof Error ? error.message : String(error),
    })
  }
}
