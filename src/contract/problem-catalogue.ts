import type { ProblemKind } from "../http/problem.ts"
import { httpProblems } from "../http/problems.ts"
import { accessProblems } from "./access-problems.ts"
import { accountProblems } from "./account-problems.ts"
import { batchProblems } from "./batch-problems.ts"
import { brewLogProblems } from "./brew-log-problems.ts"
import { equipmentProblems } from "./equipment-problems.ts"
import { invokerProblems } from "./invoker-problems.ts"
import { jobProblems } from "./job-problems.ts"
import { recipeProblems } from "./recipe-problems.ts"
import { reminderProblems } from "./reminder-problems.ts"
import { serverProblems } from "./server-problems.ts"
import { splitProblems } from "./split-problems.ts"

/** Every kind of problem that a client can meet, by its code: what the `type` of a problem document leads to. */
export const problemCatalogue = new Map(
  [
    httpProblems,
    accessProblems,
    accountProblems,
    batchProblems,
    brewLogProblems,
    equipmentProblems,
    invokerProblems,
    jobProblems,
    recipeProblems,
    reminderProblems,
    serverProblems,
    splitProblems,
  ]
    .flatMap((problems) => Object.values<Kind>(problems))
    .map(({ code, status, title }) => [code, { code, status, title }]),
)

type Kind = Pick<ProblemKind, "code" | "status" | "title">
