import { ReplayBody, ReplayWire, toReplayWire } from "../../../../../contract/replay.ts"
import { ok } from "../../../../../http/answer.ts"
import { Problem } from "../../../../../http/define.ts"
import { define } from "../../../../_define.ts"

export const handlers = define.admin({
  POST: define
    .op({
      id: "replayPushes",
      summary: "Push again what an outage has swallowed",
      description:
        "Everything that FCM refused or that never reached a phone, and is still worth a ring: not read, not expired, " +
        "not settled. What was sent is not sent again, so it may be repeated.",
      body: ReplayBody,
      responses: { 200: ReplayWire, 422: Problem },
    })
    .handle(async ({ body, services }) => ok(toReplayWire(await services.notifications.replay(body)))),
})
