import { beforeAll, expect, test } from "vitest"
import type { BatchId } from "../../src/shared/ids.ts"
import { done, openStage, planned, type Stage } from "../features/stage.ts"
import { plantedLabel, plantReminders } from "./plant-reminders.ts"

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})

test("a planted reminder is what the feature leaves, row by row and job by job", async () => {
  const { brewer, batch } = await planned(stage)
  const dueAt = new Date(stage.clock.now().getTime() + 3_600_000)
  await stage.asOwner("delete from graphile_worker._private_jobs")
  done(await stage.batches.createReminder(brewer, { batchId: batch.id, label: plantedLabel, dueAt }))
  const made = await traceOfReminders(stage, batch.id)

  const { brewer: other, batch: twin } = await planned(stage)
  await stage.asOwner("delete from graphile_worker._private_jobs")
  await stage.asOwner(
    "create temporary table brewers as select 0 as n, $1::uuid as id, $2::text as uid, $3::uuid as batch_id",
    [other.id, other.uid, twin.id],
  )
  await plantReminders(stage, [{ brewer: 0, dueAt }])
  expect(await traceOfReminders(stage, twin.id)).toEqual(made)
  expect(JSON.stringify(made)).toContain("reminder:id 0")
})

/** Everything that a brewer's reminders have left behind, without what differs from one to the next: ids and moments. */
const traceOfReminders = async (stage: Stage, batchId: BatchId): Promise<unknown> => {
  const [row] = await stage.asOwner(traceStatement, [batchId])
  const trace = JSON.stringify(row)
  const ids = [...new Set(trace.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g))]
  return JSON.parse(ids.reduce((text, id, index) => text.replaceAll(id, `id ${index}`), trace))
}

const traceStatement = `
select
  (select jsonb_agg(to_jsonb(r) - array['created_at', 'updated_at', 'xid'])
   from reminders r where batch_id = $1) as reminders,
  (select jsonb_agg(to_jsonb(e) - array['id', 'happened_at'] order by id)
   from batch_events e where batch_id = $1 and kind <> 'batch_planned') as events,
  (select jsonb_build_object('version', version, 'live', live_version, 'updated', updated_at = created_at)
   from batches where id = $1) as batch,
  (select jsonb_agg(to_jsonb(j) - array['id', 'created_at', 'updated_at']
     - case when identifier = 'project_batch' then 'run_at' else '' end order by identifier desc)
   from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = task_id
   where payload ->> 'batchId' = $1::text) as jobs`
