import { z } from "zod"
import type { DemoBatch } from "./demo-batch.ts"
import type { PlannedBatch } from "./plan-batch.ts"
import type { Scene } from "./scene.ts"
import { demand } from "./transcript.ts"

const Entry = z.object({
  id: z.string(),
  title: z.object({ fr: z.string(), en: z.string() }),
  data: z.record(z.string(), z.string()),
  missed: z.boolean(),
  readAt: z.string().nullable(),
})

/** What rang stands in the inbox, in the API and in Firestore. */
export const readInbox = async (scene: Scene, { batch }: PlannedBatch, uid: string): Promise<void> => {
  const { transcript, api, phone, patience } = scene
  transcript.chapter("The inbox")
  const [newest] = await transcript.step(
    "Everything that rang is there, the newest first: GET /v1/notifications",
    () => entriesOf(scene, batch),
    (entries) => entries.map(({ title }) => title.en),
  )
  const live = await phone.live?.watch(`users/${uid}/notifications/${newest.id}`, Entry)
  const { at } = await transcript.step(
    "Marks the newest as read: POST /v1/notifications/{id}/read",
    async () => {
      const path = `/v1/notifications/${newest.id}/read`
      const answer = await api.call({ method: "POST", path, expect: 200, answer: Entry })
      demand(answer.body.readAt !== null, "the answer says that it is not read")
      return answer
    },
  )
  if (!live) return
  await transcript.step(
    "The phone sees it read: onSnapshot on users/{uid}/notifications/{id}",
    () => live.until(({ readAt }) => readAt !== null, patience.liveMs),
    (seen) => [`${Math.max(0, seen.at - at)} ms after the API's answer`],
  )
  live.stop()
}

type Entry = z.output<typeof Entry>

/** The entries of this batch: one for each alarm of its brew day. */
const entriesOf = async ({ api }: Scene, batch: DemoBatch): Promise<readonly [Entry, ...Entry[]]> => {
  const { body } = await api.call({
    method: "GET",
    path: "/v1/notifications",
    expect: 200,
    answer: z.object({ items: z.array(Entry) }),
  })
  const [newest, ...others] = body.items.filter(({ data }) => data["batchId"] === batch.id)
  demand(newest !== undefined, "the inbox is empty")
  const entries: readonly [Entry, ...Entry[]] = [newest, ...others]
  const alarms = batch.steps.flatMap(({ plannedMinutes, additions }) =>
    plannedMinutes === null ? [] : ["end", ...additions.filter((one) => one.minutesBeforeEnd !== null)],
  )
  demand(entries.length === alarms.length, `there are ${entries.length} entries for ${alarms.length} alarms`)
  const missed = entries.find((entry) => entry.missed)
  demand(missed === undefined, `"${missed?.title.en}" was missed`)
  return entries
}
