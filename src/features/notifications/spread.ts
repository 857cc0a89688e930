import type { NotificationId } from "../../shared/ids.ts"

/**
 * A fraction of 1 that is another for every notification: what must not happen to all of them at the same moment is
 * spread by it. Ids end in chance.
 */
export const spreadOf = (id: NotificationId): number => Number.parseInt(id.slice(-8), 16) / 2 ** 32
