import { ok } from "../../http/answer.ts"
import { HealthWire } from "../../contract/health.ts"
import { define } from "../_define.ts"

export const handlers = define.public({
  GET: define
    .op({
      id: "healthReady",
      summary: "May requests be sent here?",
      description: "503 while the database does not answer and from SIGTERM on.",
      responses: { 200: HealthWire, 503: HealthWire },
    })
    .handle(async ({ services }) =>
      (await services.process.isReady())
        ? ok({ status: "ok" })
        : { status: 503, body: { status: "unavailable" } },
    ),
})
