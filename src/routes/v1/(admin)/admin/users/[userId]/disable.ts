import { UserParams } from "../../../../../../contract/account.ts"
import { administerProblem } from "../../../../../../contract/account-problems.ts"
import { noContent } from "../../../../../../http/answer.ts"
import { Problem } from "../../../../../../http/define.ts"
import { define } from "../../../../../_define.ts"

export const handlers = define.admin({
  POST: define
    .op({
      id: "disableUser",
      summary: "Keep a member out, with all their sessions",
      params: UserParams,
      idempotencyKey: false,
      responses: { 204: null, 404: Problem, 409: Problem },
    })
    .handle(async ({ params, actor, services }) => {
      const result = await services.accounts.disable(actor, { memberId: params.userId })
      return result.ok ? noContent() : administerProblem(result.error)
    }),
})
