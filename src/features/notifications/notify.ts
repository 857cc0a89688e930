import type { Sql } from "../../platform/postgres/database.ts"
import type { MemberId } from "../../shared/ids.ts"
import type { NotificationId } from "../../shared/ids.ts"
import type { Notification } from "./notification.ts"
import type { NotificationDeps } from "./notification-deps.ts"
import type { NotificationFacts } from "./notification-facts.ts"
import { planProjection, planPush } from "./notification-jobs.ts"
import { notificationPolicies } from "./notification-policies.ts"
import { notificationTexts } from "./notification-texts.ts"

export type Notify = {
  /** `uid` is Firebase's name for the owner: it addresses the live document. */
  readonly owner: { readonly id: MemberId; readonly uid: string }
  /** What it tells about: the same thing is told to a member once. */
  readonly dedupeKey: string
  readonly facts: NotificationFacts
  /** Where a tap leads: ids by name. */
  readonly data: Notification["data"]
  /** When what it tells about was due, or happened. Its kind says for how long it is worth a ring. */
  readonly dueAt: Date
}

/** Leaves a notification in the inbox and the jobs that push and project it, in the caller's transaction. */
export const notify = async (
  { clock, newId }: Pick<NotificationDeps, "clock" | "newId">,
  tx: Sql,
  { owner, dedupeKey, facts, data, dueAt }: Notify,
): Promise<void> => {
  const now = clock.now()
  const id = newId<NotificationId>()
  const { urgent, worthMinutes } = notificationPolicies[facts.kind]
  const { title, body } = notificationTexts(facts)
  const added = await tx
    .insertInto("notifications")
    .values({
      id,
      ownerId: owner.id,
      dedupeKey,
      kind: facts.kind,
      title: JSON.stringify(title),
      body: JSON.stringify(body),
      data: JSON.stringify(data),
      urgent,
      dueAt,
      expiresAt: new Date(dueAt.getTime() + worthMinutes * 60_000),
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
