import type { Sql } from "../../platform/postgres/database.ts"
import type { MemberId } from "../../shared/ids.ts"
import type { NotificationId } from "../../shared/ids.ts"
import type { Notification } from "./notification.ts"
import type { NotificationDeps } from "./notification-deps.ts"
import { planProjection, planPush } from "./notification-jobs.ts"

export type Notify = Pick<
  Notification,
  "kind" | "title" | "body" | "data" | "urgent" | "dueAt" | "expiresAt"
> & {
  /** `uid` is Firebase's name for the owner: it addresses the live document. */
  readonly owner: { readonly id: MemberId; readonly uid: string }
  /** What it tells about: the same thing is told to a member once. */
  readonly dedupeKey: string
}

/** Leaves a notification in the inbox and the jobs that push and project it, in the caller's transaction. */
export const notify = async (
  { clock, newId }: Pick<NotificationDeps, "clock" | "newId">,
  tx: Sql,
  { owner, title, body, data, ...told }: Notify,
): Promise<void> => {
  const now = clock.now()
  const id = newId<NotificationId>()
  const added = await tx
    .insertInto("notifications")
    .values({
      ...told,
      id,
      ownerId: owner.id,
      title: JSON.stringify(title),
      body: JSON.stringify(body),
      data: JSON.stringify(data),
      createdAt: now,
      updatedAt: now,
    })
    .onConflict((conflict) => conflict.columns(["ownerId", "dedupeKey"]).doNothing())
    .returning("id")
    .executeTakeFirst()
  if (!added) return
  const job = { ownerUid: owner.uid, notificationId: id }
  await planPush(tx, job)
  await planProjection(tx, job)
}
