import type { BodyAnswer } from "./answer.ts"
import { problem, type ProblemAnswer } from "./problem.ts"
import { httpProblems } from "./problems.ts"
import { etagOf, type Version } from "./version.ts"

/** What `If-Match` demands: that the thing exists, or that it stands at one of these versions. */
export type Precondition =
  | { readonly kind: "any" }
  | { readonly kind: "versions"; readonly versions: readonly number[] }

const strongTag = /^"([1-9][0-9]{0,14})(?:-[a-z]{2})?"$/

/**
 * Reads `If-Match` (RFC 9110 §13.1.1). Tags that we never gave, weak ones included, match nothing. What is changed is the
 * row: in which language somebody saw it does not matter.
 */
export const readIfMatch = (header: string | null): Precondition | null => {
  if (header === null) return null
  if (header.trim() === "*") return { kind: "any" }
  const tags = header.split(",").map((tag) => strongTag.exec(tag.trim())?.[1])
  return {
    kind: "versions",
    versions: tags.flatMap((digits) => (digits === undefined ? [] : [Number(digits)])),
  }
}

/** Whether a thing at this version may be changed under the precondition; null demands nothing. */
export const satisfies = (precondition: Precondition | null, version: number): boolean =>
  precondition === null || precondition.kind === "any" || precondition.versions.includes(version)

/** Whether `If-None-Match` already names this version, so that 304 is enough. Weak comparison, as the RFC says. */
export const isCurrent = (ifNoneMatch: string, version: Version): boolean =>
  namesTag(ifNoneMatch, etagOf(version))

/** The same of a tag as it stands in an answer. */
export const namesTag = (ifNoneMatch: string, etag: string): boolean =>
  ifNoneMatch.trim() === "*" || ifNoneMatch.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag)

/** 304 instead of a body that the client has already. */
export const notModified = (answer: BodyAnswer): BodyAnswer => ({ ...answer, status: 304, body: undefined })

/** 412 with the ETag that is current now. */
export const preconditionFailed = (currentVersion: Version): ProblemAnswer<412> =>
  problem(httpProblems.preconditionFailed, undefined, { headers: { etag: etagOf(currentVersion) } })

/** 428 with the ETag that is current now, for a change that must name what it changes. */
export const preconditionRequired = (currentVersion?: Version): ProblemAnswer<428> =>
  problem(
    httpProblems.preconditionRequired,
    undefined,
    currentVersion === undefined ? {} : { headers: { etag: etagOf(currentVersion) } },
  )
