import type { Sql } from "../../platform/postgres/database.ts"
import { dequeue } from "../../platform/postgres/enqueue.ts"
import type { MemberId, NotificationId } from "../../shared/ids.ts"
import type { NotificationDeps } from "./notification-deps.ts"
import { pushKey } from "./notification-jobs.ts"

export type Silence = {
  readonly ownerId: MemberId
  /** What the notifications tell about, as they were told. */
  readonly dedupeKeys: readonly string[]
}

/**
 * Ends the pushing of what is settled, in the caller's transaction: a phone that could not be reached so far must not
 * ring for it any more. It expires as well, for a push that is under way would plan itself again. The entries stay in
 * the inbox as they are.
 */
export const silence = async (
  { clock }: Pick<NotificationDeps, "clock">,
  tx: Sql,
  { ownerId, dedupeKeys }: Silence,
): Promise<void> => {
  if (dedupeKeys.length === 0) return
  const now = clock.now()
  const settled = await tx
    .updateTable("notifications")
    .set({ expiresAt: now })
    .where("ownerId", "=", ownerId)
    .where("dedupeKey", "in", dedupeKeys)
    .where("expiresAt", ">", now)
    .returning("id")
    .execute()
  for (const { id } of settled) await dequeue(tx, pushKey(id as NotificationId))
}
