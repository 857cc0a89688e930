import { accessProblems } from "../contract/access-problems.ts"
import type { RequestContext } from "../http/define.ts"
import { problem, type ProblemAnswer } from "../http/problem.ts"
import type { Services } from "./_define.ts"

const client = /^([a-z]{1,20})\/(\d{1,4})\.(\d{1,4})\.(\d{1,4})$/

/** Refuses an app (`Brasse-Client: ios/1.4.2`) that is older than what we still answer. Whoever names none is let in. */
export const refuseOldClient = ({
  request,
  services,
}: RequestContext<Services>): ProblemAnswer<426> | null => {
  const [, name = "", ...version] = client.exec(request.headers.get("brasse-client") ?? "") ?? []
  const minimum = services.process.minClientVersions.get(name)
  if (minimum === undefined || !isBelow(version.map(Number), minimum.split(".").map(Number))) return null
  return problem(accessProblems.upgradeRequired, { minimum })
}

const isBelow = (version: readonly number[], minimum: readonly number[]): boolean => {
  const differing = minimum.findIndex((part, index) => part !== version[index])
  return differing !== -1 && (version[differing] ?? 0) < (minimum[differing] ?? 0)
}
