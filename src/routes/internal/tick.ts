import { TickWire } from "../../contract/tick.ts"
import { ok } from "../../http/answer.ts"
import { define } from "../_define.ts"

export const handlers = define.internal({
  POST: define
    .op({
      id: "tick",
      summary: "Run the jobs that are due, and those that become due within a minute",
      description:
        "For Cloud Scheduler, once a minute where no worker runs all the time. It answers when nothing is left, after " +
        "a minute at the latest; two at once share the work.",
      responses: { 200: TickWire },
    })
    .handle(async ({ services }) => ok(await services.ticks.run())),
})
