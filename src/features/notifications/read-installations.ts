import type { Member } from "../../shared/actor.ts"
import type { InstallationId } from "../../shared/ids.ts"
import { err, ok, type Result } from "../../shared/result.ts"
import type { Installation } from "./installation.ts"
import { installationOf } from "./installation-row.ts"
import type { NotificationDeps } from "./notification-deps.ts"

/** One's own installations, the one heard of last first. There are few: no paging. */
export const listInstallations = async (
  { db }: Pick<NotificationDeps, "db">,
  member: Member,
): Promise<readonly Installation[]> => {
  const rows = await db.sql
    .selectFrom("installations")
    .selectAll()
    .where("ownerId", "=", member.id)
    .orderBy("updatedAt", "desc")
    .orderBy("id")
    .execute()
  return rows.map(installationOf)
}

export type InstallationNotFound = { readonly kind: "installation_not_found" }

/** An installation of one's own. */
export const readInstallation = async (
  { db }: Pick<NotificationDeps, "db">,
  member: Member,
  { installationId }: { readonly installationId: InstallationId },
): Promise<Result<Installation, InstallationNotFound>> => {
  const row = await db.sql
    .selectFrom("installations")
    .selectAll()
    .where("ownerId", "=", member.id)
    .where("id", "=", installationId)
    .executeTakeFirst()
  return row ? ok(installationOf(row)) : err({ kind: "installation_not_found" })
}
