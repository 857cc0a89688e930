import type { Language, Text } from "../http/language.ts"
import { problem, type ProblemAnswer } from "../http/problem.ts"
import { httpProblems } from "../http/problems.ts"

/** 422 for one value that only the feature could tell to be wrong, told as a schema tells it. */
export const fieldProblem = (
  { path, code, text }: { readonly path: string; readonly code: string; readonly text: Text },
  language: Language,
): ProblemAnswer<422> => {
  const errors = [{ path, code, message: text[language] }]
  return problem(httpProblems.invalid, { count: errors.length }, { extensions: { errors } })
}
