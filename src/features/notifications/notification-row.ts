import type { Selectable } from "kysely"
import { z } from "zod"
import type { Sql } from "../../platform/postgres/database.ts"
import type { DB } from "../../platform/postgres/tables.gen.ts"
import type { MemberId, NotificationId } from "../../shared/ids.ts"
import { type Notification, notificationKinds } from "./notification.ts"

/** What the database holds, validated: the casts only name whose id it is. */
export const notificationOf = (row: Selectable<DB["notifications"]>): Notification => ({
  id: row.id as NotificationId,
  ownerId: row.ownerId as MemberId,
  kind: z.enum(notificationKinds).parse(row.kind),
  title: Localized.parse(row.title),
  body: Localized.parse(row.body),
  data: z.record(z.string(), z.string()).parse(row.data),
  urgent: row.urgent,
  dueAt: row.dueAt,
  expiresAt: row.expiresAt,
  missedAt: row.missedAt,
  readAt: row.readAt,
  version: row.version,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
})

const Localized = z.strictObject({ fr: z.string(), en: z.string() })

/** A notification, for a job: no member asks for it. */
export const findNotification = async (sql: Sql, id: NotificationId): Promise<Notification | null> => {
  const row = await sql.selectFrom("notifications").selectAll().where("id", "=", id).executeTakeFirst()
  return row ? notificationOf(row) : null
}
