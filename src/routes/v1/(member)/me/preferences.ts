import { PreferencesBody, PreferencesWire, toPreferencesWire } from "../../../../contract/preferences.ts"
import { ok } from "../../../../http/answer.ts"
import { preconditionFailed, satisfies } from "../../../../http/conditional.ts"
import { Problem } from "../../../../http/define.ts"
import { define } from "../../../_define.ts"

export const handlers = define.member({
  GET: define
    .op({
      id: "readPreferences",
      summary: "Read what one is notified of, and when not",
      responses: { 200: PreferencesWire },
    })
    .handle(async ({ actor, services }) => {
      const preferences = await services.notifications.readPreferences(actor)
      return ok(toPreferencesWire(preferences), { version: preferences.version })
    }),

  PUT: define
    .op({
      id: "putPreferences",
      summary: "Choose what one is notified of, and when not",
      description:
        "Replaces the whole choice; the same again changes nothing. What is already waiting for the end of quiet " +
        "hours waits on.",
      body: PreferencesBody,
      ifMatch: "optional",
      responses: { 200: PreferencesWire, 412: Problem, 422: Problem },
    })
    .handle(async ({ body, ifMatch, actor, services }) => {
      const put = await services.notifications.putPreferences(actor, {
        ...body,
        accepts: (version) => satisfies(ifMatch, version),
      })
      if (!put.ok) return preconditionFailed(put.error.version)
      return ok(toPreferencesWire(put.value), { version: put.value.version })
    }),
})
