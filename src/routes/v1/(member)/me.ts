import { MePatch, MeWire, toMeWire } from "../../../contract/account.ts"
import { ok } from "../../../http/answer.ts"
import { preconditionFailed, satisfies } from "../../../http/conditional.ts"
import { Problem } from "../../../http/define.ts"
import { define } from "../../_define.ts"

export const handlers = define.member({
  GET: define
    .op({ id: "readMe", summary: "Read one's own account", responses: { 200: MeWire } })
    .handle(async ({ actor, services }) => {
      const account = await services.accounts.readMe(actor)
      return ok(toMeWire(account), { version: account.version })
    }),

  PATCH: define
    .op({
      id: "patchMe",
      summary: "Change one's own account",
      description:
        "JSON Merge Patch (RFC 7396): null removes the display name; everything else has a value always.",
      body: MePatch,
      bodyTypes: ["application/merge-patch+json"],
      ifMatch: "optional",
      responses: { 200: MeWire, 412: Problem, 422: Problem },
    })
    .handle(async ({ body, ifMatch, actor, services }) => {
      const updated = await services.accounts.updateMe(actor, {
        changes: body,
        accepts: (version) => satisfies(ifMatch, version),
      })
      if (!updated.ok) return preconditionFailed(updated.error.version)
      return ok(toMeWire(updated.value), { version: updated.value.version })
    }),
})
