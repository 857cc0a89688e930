import type { Sql } from "../../platform/postgres/database.ts"
import type { Member } from "../../shared/actor.ts"
import type { InstallationId, MemberId, NotificationId } from "../../shared/ids.ts"
import type { PageRequest } from "../../shared/page.ts"
import { deleteInstallation, forgetInstallations } from "./delete-installation.ts"
import { forProjection, projectedIds } from "./for-projection.ts"
import { listNotifications, type NotificationKey } from "./list-notifications.ts"
import type { NotificationDeps } from "./notification-deps.ts"
import type { PushNotification } from "./notification-jobs.ts"
import { notificationPurges } from "./notification-purges.ts"
import { notify, type Notify } from "./notify.ts"
import { type PutPreferences, putPreferences, readPreferences } from "./put-preferences.ts"
import { pushNotification } from "./push-notification.ts"
import { putInstallation, type PutInstallation } from "./put-installation.ts"
import { listInstallations, readInstallation } from "./read-installations.ts"
import { readAllNotifications, readNotification } from "./read-notification.ts"
import { replayPushes, type ReplayPushes } from "./replay-pushes.ts"
import { silence, type Silence } from "./silence.ts"

export { type Installation, platforms } from "./installation.ts"
export type { NotificationKey } from "./list-notifications.ts"
export { type Notification, type NotificationKind, notificationKinds } from "./notification.ts"
export type { NotificationDeps } from "./notification-deps.ts"
export type { NotificationFacts } from "./notification-facts.ts"
export { notificationPolicies } from "./notification-policies.ts"
export { notificationTexts, type NotificationTexts } from "./notification-texts.ts"
export { ProjectNotification, projectionKey, PushNotification } from "./notification-jobs.ts"
export type { Notify } from "./notify.ts"
export type { Preferences } from "./preferences.ts"
export type { Push, PushMessage, PushOutcome } from "./push.ts"
export type { Replayed } from "./replay-pushes.ts"

/** The inbox of a member, and the phones it is pushed to. */
export const makeNotifications = (deps: NotificationDeps) => ({
  list: (member: Member, request: PageRequest<NotificationKey>) => listNotifications(deps, member, request),
  read: (member: Member, command: { readonly notificationId: NotificationId }) =>
    readNotification(deps, member, command),
  readAll: (member: Member) => readAllNotifications(deps, member),
  putInstallation: (member: Member, command: PutInstallation) => putInstallation(deps, member, command),
  listInstallations: (member: Member) => listInstallations(deps, member),
  readInstallation: (member: Member, command: { readonly installationId: InstallationId }) =>
    readInstallation(deps, member, command),
  deleteInstallation: (member: Member, command: { readonly installationId: InstallationId }) =>
    deleteInstallation(deps, member, command),
  forgetInstallations: (ownerId: MemberId) => forgetInstallations(deps, ownerId),
  readPreferences: (member: Member) => readPreferences(deps, member),
  putPreferences: (member: Member, command: PutPreferences) => putPreferences(deps, member, command),
  notify: (tx: Sql, told: Notify) => notify(deps, tx, told),
  silence: (tx: Sql, settled: Silence) => silence(deps, tx, settled),
  push: (job: PushNotification) => pushNotification(deps, job),
  replay: (command: ReplayPushes) => replayPushes(deps, command),
  forProjection: (id: NotificationId) => forProjection(deps, id),
  projectedIds: (ownerId: MemberId) => projectedIds(deps, ownerId),
  purges: notificationPurges(deps),
})
export type Notifications = ReturnType<typeof makeNotifications>
