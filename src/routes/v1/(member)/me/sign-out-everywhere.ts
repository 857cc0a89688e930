import { noContent } from "../../../../http/answer.ts"
import { define } from "../../../_define.ts"

export const handlers = define.member({
  POST: define
    .op({
      id: "signOutEverywhere",
      summary: "End every session on every device, this one included",
      description: "Tokens of earlier sign-ins are refused within 5 seconds.",
      idempotencyKey: false,
      responses: { 204: null },
    })
    .handle(async ({ actor, services }) => {
      await services.accounts.signOutEverywhere(actor)
      return noContent()
    }),
})
