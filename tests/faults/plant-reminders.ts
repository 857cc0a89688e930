import type { InstallationId } from "../../src/shared/ids.ts"
import { newId, planned, type Stage } from "../features/stage.ts"

/** Brewers, each with a phone and a planned batch, of whom SQL knows the numbers 0, 1, … (temporary table `brewers`). */
export type PlantedBrewers = { readonly count: number }

/**
 * Plants brewers by the thousand: copies of one who did everything through the features. They sleep when their reminders
 * come, each by the clock of one of the zones.
 */
export const plantBrewers = async (
  stage: Stage,
  count: number,
  zones: readonly string[],
): Promise<PlantedBrewers> => {
  const { brewer, batch } = await planned(stage)
  const phone = { id: newId<InstallationId>(), token: "model", platform: "android", locale: "fr" } as const
  await stage.notifications.putInstallation(brewer, { ...phone, appVersion: "1.0.0" })
  await stage.notifications.putPreferences(brewer, {
    push: {},
    quietHours: { from: "22:00", to: "07:00" },
    accepts: () => true,
  })
  const copy = (table: string, where: string, changes: string) =>
    `insert into ${table} select copy.* from brewers, ${table} as model,
       jsonb_populate_record(model, jsonb_build_object(${changes})) as copy where ${where}`
  await stage.asOwner(
    `create temporary table brewers as
     select n - 1 as n, gen_random_uuid() as id, 'uid-' || gen_random_uuid() as uid, gen_random_uuid() as batch_id,
       ($2::text[])[1 + n % cardinality($2::text[])] as zone
     from generate_series(1, $1::int) as n`,
    [count, zones],
  )
  const ofModel = `model.owner_id = '${brewer.id}'`
  await stage.asOwner(
    copy("members", `model.id = '${brewer.id}'`, "'id', brewers.id, 'firebase_uid', uid, 'time_zone', zone"),
  )
  await stage.asOwner(
    copy("installations", ofModel, "'id', gen_random_uuid(), 'owner_id', brewers.id, 'token', 'phone-' || n"),
  )
  await stage.asOwner(copy("notification_preferences", ofModel, "'owner_id', brewers.id"))
  await stage.asOwner(
    copy(
      "batches",
      `model.id = '${batch.id}'`,
      "'id', batch_id, 'owner_id', brewers.id, 'time_zone', brewers.zone",
    ),
  )
  await stage.asOwner("delete from graphile_worker._private_jobs")
  return { count }
}

export type AskedReminder = { readonly brewer: number; readonly dueAt: Date }

/**
 * Plants reminders as `createReminder` leaves them: the row, what is told of it, the job that rings it, and the job and
 * the version of the live document.
 */
export const plantReminders = async (stage: Stage, asked: readonly AskedReminder[]): Promise<void> => {
  for (let start = 0; start < asked.length; start += portion) {
    const some = asked.slice(start, start + portion)
    await stage.asOwner(plantStatement, [
      some.map(({ brewer }) => brewer),
      some.map(({ dueAt }) => dueAt),
      new Date(),
    ])
  }
  // Which index leads to the jobs that are due, PostgreSQL knows by counting them: in the long run it does so by itself.
  await stage.asOwner("analyze graphile_worker._private_jobs, reminders, batches, notifications")
}

export const plantedLabel = "Look at the beer"
const portion = 5_000

const plantStatement = `
with asked as materialized (
  select gen_random_uuid() as id, brewers.id as owner_id, uid, batch_id, due_at
  from unnest($1::int[], $2::timestamptz[]) as asked (brewer, due_at) join brewers on brewers.n = asked.brewer
), added as (
  insert into reminders (id, batch_id, owner_id, label, due_at, created_at, updated_at)
  select id, batch_id, owner_id, '${plantedLabel}', due_at, $3, $3 from asked
), told as (
  insert into batch_events (batch_id, kind, data, happened_at)
  select batch_id, 'reminder_set', jsonb_build_object('reminderId', id), $3 from asked
), touched as materialized (
  select uid, batch_id, count(*) as times from asked group by uid, batch_id
), counted as (
  update batches set live_version = live_version + times from touched where batches.id = touched.batch_id
)
select graphile_worker.add_job(
  'ring_reminder',
  json_build_object('ownerUid', uid, 'batchId', batch_id, 'reminderId', id,
    'dueAt', to_char(due_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')),
  run_at => due_at, job_key => 'reminder:' || id)
from asked
union all
select graphile_worker.add_job('project_batch', json_build_object('ownerUid', uid, 'batchId', batch_id),
  job_key => 'project_batch:' || batch_id)
from touched`
