import { sql as raw } from "kysely"
import type { Sql } from "../../platform/postgres/database.ts"
import { enqueueMany } from "../../platform/postgres/enqueue.ts"
import type { NotificationId } from "../../shared/ids.ts"
import { notificationKinds } from "./notification.ts"
import type { NotificationDeps } from "./notification-deps.ts"
import { pushKey } from "./notification-jobs.ts"
import { notificationPolicies } from "./notification-policies.ts"

export type ReplayPushes = {
  /** Of notifications made from then on; everything that can still be worth a ring when null. */
  readonly since: Date | null
  /** Counts only. */
  readonly dryRun: boolean
}

export type Replayed = {
  /** Pushed again, or would be. */
  readonly replayed: number
  /** Not pushed yet, but on their way by themselves. */
  readonly waiting: number
  /** False when time ran out: the same call again goes on. */
  readonly complete: boolean
}

const portionSize = 1_000
/** A request must end; what is left then is for the next one. */
const longestMs = 20_000
/** They come back one by one, behind whatever is due: the alarms of the moment must not wait behind those of the past. */
const perSecond = 50
const behindOthers = 10

const longestWorthMs =
  60_000 * Math.max(...notificationKinds.map((kind) => notificationPolicies[kind].worthMinutes))

/**
 * Pushes again what an outage or a misconfiguration has swallowed and is still worth a ring: not read, not expired, not
 * settled, and refused by FCM or never sent to a phone of its owner. The newest first, in portions. What was sent is not
 * sent again, so it may be repeated as often as one likes.
 */
export const replayPushes = async (
  deps: Pick<NotificationDeps, "db" | "clock">,
  { since, dryRun }: ReplayPushes,
): Promise<Replayed> => {
  const startedAt = deps.clock.now().getTime()
  const from = new Date(Math.max(since?.getTime() ?? 0, startedAt - longestWorthMs))
  const total = { replayed: 0, waiting: 0 }
  let before: NotificationId | null = null
  while (deps.clock.now().getTime() - startedAt < longestMs) {
    const portion: Portion = await replayPortion(deps, { from, before, dryRun, after: total.replayed })
    total.replayed += portion.replayed
    total.waiting += portion.waiting
    before = portion.last
    if (before === null) return { ...total, complete: true }
  }
  return { ...total, complete: false }
}

type Portion = Omit<Replayed, "complete"> & {
  /** Where the next portion begins; null at the end. */
  readonly last: NotificationId | null
}

const replayPortion = (
  { db, clock }: Pick<NotificationDeps, "db" | "clock">,
  {
    from,
    before,
    dryRun,
    after,
  }: {
    readonly from: Date
    readonly before: NotificationId | null
    readonly dryRun: boolean
    readonly after: number
  },
): Promise<Portion> =>
  db.transaction(async (tx) => {
    // Two who replay at once take turns: the second finds that what the first has planned is on its way.
    await raw`select pg_advisory_xact_lock(hashtextextended('replay pushes', 0))`.execute(tx)
    const now = clock.now()
    const rows = await unsentAmong(tx, from, before, now)
    const lost = rows.filter(({ unsent, waits }) => unsent && !waits)
    if (!dryRun) await pushAgain(tx, lost, now, after)
    const last = rows.at(-1)
    return {
      replayed: lost.length,
      waiting: rows.filter(({ unsent, waits }) => unsent && waits).length,
      last: last && rows.length === portionSize && last.createdAt >= from ? last.id : null,
    }
  })

type Candidate = {
  readonly id: NotificationId
  readonly ownerUid: string
  readonly createdAt: Date
  /** Whether there is a phone that it is still worth sending to. */
  readonly unsent: boolean
  /** Whether a job is about to. */
  readonly waits: boolean
}

/**
 * The next portion of all notifications, and what is to be done about each. Their ids grow with time. A phone that came
 * later than a notification counts only when no other got it.
 */
const unsentAmong = async (
  tx: Sql,
  from: Date,
  before: NotificationId | null,
  now: Date,
): Promise<readonly Candidate[]> => {
  const offByDefault = notificationKinds.filter((kind) => !notificationPolicies[kind].defaultOn)
  const { rows } = await raw<Candidate>`
    with portion as (
      select * from notifications where ${before}::uuid is null or id < ${before}::uuid
      order by id desc limit ${portionSize}
    ), sent as materialized (
      select notification_id, installation_id from push_deliveries
      where outcome = 'sent' and notification_id = any (array(select id from portion))
    ), planned as materialized (
      select key from graphile_worker.jobs
      where key = any (array(select 'push_notification:' || id from portion)) and attempts < max_attempts
    )
    select n.id, m.firebase_uid as owner_uid, n.created_at,
      n.created_at >= ${from} and n.read_at is null and n.missed_at is null and n.expires_at > ${now}
      and coalesce((p.push ->> n.kind)::boolean, n.kind <> all (${offByDefault}::text[]))
      and exists (
        select from installations i
        where i.owner_id = n.owner_id
          and not exists (select from sent where notification_id = n.id and installation_id = i.id)
          and (i.created_at <= n.created_at or not exists (select from sent where notification_id = n.id))
      ) as unsent,
      exists (select from planned where key = 'push_notification:' || n.id) as waits
    from portion n
    join members m on m.id = n.owner_id
    left join notification_preferences p on p.owner_id = n.owner_id
    order by n.id desc`.execute(tx)
  return rows
}

/** Forgets that they were refused, which would keep them from being sent, and leaves the jobs. */
const pushAgain = async (tx: Sql, lost: readonly Candidate[], now: Date, after: number): Promise<void> => {
  if (lost.length === 0) return
  await tx
    .deleteFrom("pushDeliveries")
    .where(
      "notificationId",
      "in",
      lost.map(({ id }) => id),
    )
    .where("outcome", "!=", "sent")
    .execute()
  await enqueueMany(
    tx,
    "push_notification",
    lost.map(({ id, ownerUid }, index) => ({
      payload: { ownerUid, notificationId: id },
      key: pushKey(id),
      runAt: new Date(now.getTime() + ((after + index) * 1000) / perSecond),
    })),
    { priority: behindOthers },
  )
}
