import type { Language, Text } from "./language.ts"

/** A kind of failure that clients can tell by its `code`, which never changes. Texts may. */
export type ProblemKind<Status extends number = number, Params = never> = {
  readonly code: string
  readonly status: Status
  readonly title: Text
  readonly detail: (params: Params) => Text
}

/** Declares a kind of problem. The title says what kind, the detail what happened and what to do about it. */
export const defineProblem = <const Status extends number, Params = void>(
  kind: ProblemKind<Status, Params>,
): ProblemKind<Status, Params> => kind

/** One thing that is wrong with the input, at `path` (`hops[2].alphaPercent`). */
export type FieldError = { readonly path: string; readonly code: string; readonly message: string }

/** The answer of an operation that failed in an expected way. */
export type ProblemAnswer<Status extends number = number> = {
  readonly status: Status
  readonly problem: {
    readonly code: string
    readonly title: Text
    readonly detail: Text
    readonly extensions?: Readonly<Record<string, unknown>>
  }
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * Makes the answer for a kind of problem.
 * @param extensions further members of the problem document (RFC 9457 §3.2), such as `errors` or `possible`
 */
export const problem = <const Status extends number, Params>(
  kind: ProblemKind<Status, Params>,
  params: Params,
  more: {
    readonly extensions?: Readonly<Record<string, unknown>>
    readonly headers?: Readonly<Record<string, string>>
  } = {},
): ProblemAnswer<Status> => ({
  status: kind.status,
  problem: {
    code: kind.code,
    title: kind.title,
    detail: kind.detail(params),
    ...(more.extensions && { extensions: more.extensions }),
  },
  ...(more.headers && { headers: more.headers }),
})

export const isProblem = (answer: object): answer is ProblemAnswer => "problem" in answer

/** Writes an answer as the problem document of RFC 9457, in the reader's language. */
export const problemDocument = (
  { status, problem: { code, title, detail, extensions } }: ProblemAnswer,
  { typeBase, requestId, language }: { typeBase: string; requestId: string; language: Language },
): Readonly<Record<string, unknown>> => ({
  type: `${typeBase}${code}`,
  title: title[language],
  status,
  detail: detail[language],
  instance: requestId,
  code,
  ...extensions,
})
