import { type Selectable } from "kysely"
import { z } from "zod"
import type { Sql } from "../../platform/postgres/database.ts"
import type { DB } from "../../platform/postgres/tables.gen.ts"
import type { InstallationId, MemberId } from "../../shared/ids.ts"
import { type Installation, platforms } from "./installation.ts"
import type { Notification } from "./notification.ts"

/** What the database holds, validated: the casts only name whose id it is. */
export const installationOf = (row: Selectable<DB["installations"]>): Installation => ({
  id: row.id as InstallationId,
  ownerId: row.ownerId as MemberId,
  token: row.token,
  platform: z.enum(platforms).parse(row.platform),
  locale: z.enum(["fr", "en"]).parse(row.locale),
  appVersion: row.appVersion,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
})

/** The installations of its owner that a notification has not been sent to yet. */
export const pushableInstallations = async (
  sql: Sql,
  { id, ownerId }: Notification,
): Promise<readonly Installation[]> => {
  const rows = await sql
    .selectFrom("installations")
    .selectAll()
    .where("ownerId", "=", ownerId)
    .where((on) =>
      on.not(
        on.exists(
          on
            .selectFrom("pushDeliveries")
            .select("installationId")
            .whereRef("installationId", "=", "installations.id")
            .where("notificationId", "=", id),
        ),
      ),
    )
    .execute()
  return rows.map(installationOf)
}

/** Removes an installation, unless it has a new token by now. */
export const removeInstallation = async (
  sql: Sql,
  ownerId: MemberId,
  id: InstallationId,
  token: string,
): Promise<void> => {
  await sql
    .deleteFrom("installations")
    .where("ownerId", "=", ownerId)
    .where("id", "=", id)
    .where("token", "=", token)
    .execute()
}
