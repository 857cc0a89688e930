import type { Version } from "./version.ts"
import type { ProblemAnswer } from "./problem.ts"

/** What an operation answers with: plain data, written to the wire once, at the end. */
export type BodyAnswer<Status extends number = number, Body = unknown> = {
  readonly status: Status
  readonly body: Body
  /** Becomes the strong ETag, and lets If-None-Match be answered with 304. */
  readonly version?: Version
  readonly headers?: Readonly<Record<string, string>>
}

export type Answer = BodyAnswer | ProblemAnswer | Response

type Meta = { readonly version?: Version; readonly headers?: Readonly<Record<string, string>> }

/** 200 with a body. */
export const ok = <Body>(body: Body, meta: Meta = {}): BodyAnswer<200, Body> => ({
  status: 200,
  body,
  ...meta,
})

/** 201 with the new thing and its address. */
export const created = <Body>(
  body: Body,
  { location, headers, ...meta }: Meta & { readonly location: string },
): BodyAnswer<201, Body> => ({ status: 201, body, ...meta, headers: { ...headers, location } })

/** 204: done, nothing to say. */
export const noContent = (): BodyAnswer<204, undefined> => ({ status: 204, body: undefined })

/** The same answer with further headers; what it already says wins. */
export const withHeaders = (answer: Answer, headers: Readonly<Record<string, string>>): Answer => {
  if (!(answer instanceof Response)) return { ...answer, headers: { ...headers, ...answer.headers } }
  for (const [name, value] of Object.entries(headers)) {
    if (!answer.headers.has(name)) answer.headers.set(name, value)
  }
  return answer
}
