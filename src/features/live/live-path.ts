import type { BatchId, NotificationId } from "../../shared/ids.ts"

/** Where the documents of a member lie. `uid` is Firebase's name for them: the rules compare it with the token. */
export const batchesPath = (uid: string): string => `users/${uid}/batches`
export const batchPath = (uid: string, id: BatchId): string => `${batchesPath(uid)}/${id}`
export const notificationsPath = (uid: string): string => `users/${uid}/notifications`
export const notificationPath = (uid: string, id: NotificationId): string => `${notificationsPath(uid)}/${id}`
