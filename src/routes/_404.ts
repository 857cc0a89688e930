import { problem } from "../http/problem.ts"
import { httpProblems } from "../http/problems.ts"

/** Nothing stands at this path. */
export default () => problem(httpProblems.notFound, undefined)
