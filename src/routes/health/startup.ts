import { ok } from "../../http/answer.ts"
import { HealthWire } from "../../contract/health.ts"
import { define } from "../_define.ts"

export const handlers = define.public({
  GET: define
    .op({
      id: "healthStartup",
      summary: "Has the process started?",
      description: "503 until the database has answered for the first time.",
      responses: { 200: HealthWire, 503: HealthWire },
    })
    .handle(async ({ services }) =>
      services.process.hasStarted() ? ok({ status: "ok" }) : { status: 503, body: { status: "unavailable" } },
    ),
})
