import { InstallationsWire, toInstallationWire } from "../../../../contract/installation.ts"
import { ok } from "../../../../http/answer.ts"
import { define } from "../../../_define.ts"

export const handlers = define.member({
  GET: define
    .op({
      id: "listInstallations",
      summary: "List the phones that one is notified on",
      responses: { 200: InstallationsWire },
    })
    .handle(async ({ actor, services }) => {
      const installations = await services.notifications.listInstallations(actor)
      return ok({ items: installations.map(toInstallationWire) })
    }),
})
