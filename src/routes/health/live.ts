import { ok } from "../../http/answer.ts"
import { HealthWire } from "../../contract/health.ts"
import { define } from "../_define.ts"

export const handlers = define.public({
  GET: define
    .op({
      id: "healthLive",
      summary: "Does the process answer?",
      description: "Never asks the database: an outage there must not restart us.",
      responses: { 200: HealthWire },
    })
    .handle(async () => ok({ status: "ok" })),
})
