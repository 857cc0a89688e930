import { type RawBuilder, sql as raw } from "kysely"
import { daysBefore, expiredRows } from "../../platform/postgres/expired-rows.ts"
import type { NotificationId } from "../../shared/ids.ts"
import type { Purge } from "../../shared/purge.ts"
import type { NotificationDeps } from "./notification-deps.ts"
import { planProjection } from "./notification-jobs.ts"

const keptDays = {
  read: 90,
  unread: 365,
  /** No shorter than a push can come back: a job that gave up may be tried again for 30 days. */
  deliveries: 90,
} as const

/** How long the inbox remembers: what has been read 90 days, what nobody read a year, what became of a push 90 days. */
export const notificationPurges = (deps: Pick<NotificationDeps, "db" | "clock">): readonly Purge[] => [
  {
    name: "readNotifications",
    portion: (limit) => remove(deps, limit, raw`read_at <= ${daysBefore(deps.clock, keptDays.read)}`),
  },
  {
    name: "unreadNotifications",
    portion: (limit) =>
      remove(deps, limit, raw`read_at is null and created_at <= ${daysBefore(deps.clock, keptDays.unread)}`),
  },
  expiredRows(deps, { table: "pushDeliveries", since: "sentAt", keptDays: keptDays.deliveries }),
]

/** Entries go, and in the same transaction the jobs are left that remove their live documents. */
const remove = (
  { db }: Pick<NotificationDeps, "db">,
  limit: number,
  isOver: RawBuilder<unknown>,
): Promise<number> =>
  db.transaction(async (tx) => {
    const { rows } = await raw<{ id: NotificationId; ownerUid: string }>`
      delete from notifications using members
      where members.id = owner_id and notifications.id in (
        select id from notifications where ${isOver} limit ${limit} for update skip locked
      )
      returning notifications.id, members.firebase_uid as owner_uid`.execute(tx)
    for (const { id, ownerUid } of rows) await planProjection(tx, { ownerUid, notificationId: id })
    return rows.length
  })
