import type { Member } from "../../shared/actor.ts"
import type { InstallationId, MemberId } from "../../shared/ids.ts"
import type { NotificationDeps } from "./notification-deps.ts"

/** Stops pushes to an installation. None there is fine: the app signs out, it does not ask. */
export const deleteInstallation = async (
  { db }: Pick<NotificationDeps, "db">,
  member: Member,
  { installationId }: { readonly installationId: InstallationId },
): Promise<void> => {
  await db.sql
    .deleteFrom("installations")
    .where("ownerId", "=", member.id)
    .where("id", "=", installationId)
    .execute()
}

/** Stops pushes to all installations of a member, until they sign in and register anew. */
export const forgetInstallations = async (
  { db }: Pick<NotificationDeps, "db">,
  ownerId: MemberId,
): Promise<void> => {
  await db.sql.deleteFrom("installations").where("ownerId", "=", ownerId).execute()
}
