import { RolesBody, UserParams } from "../../../../../../contract/account.ts"
import { administerProblem } from "../../../../../../contract/account-problems.ts"
import { noContent } from "../../../../../../http/answer.ts"
import { Problem } from "../../../../../../http/define.ts"
import { define } from "../../../../../_define.ts"

export const handlers = define.admin({
  PUT: define
    .op({
      id: "putUserRoles",
      summary: "Replace a member's roles",
      params: UserParams,
      body: RolesBody,
      responses: { 204: null, 404: Problem, 409: Problem, 422: Problem },
    })
    .handle(async ({ params, body, actor, services }) => {
      const result = await services.accounts.setRoles(actor, { memberId: params.userId, roles: body.roles })
      return result.ok ? noContent() : administerProblem(result.error)
    }),
})
