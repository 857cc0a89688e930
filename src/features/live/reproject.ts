import type { MemberId } from "../../shared/ids.ts"
import type { LiveDeps } from "./live-deps.ts"
import { liveNotification } from "./live-notification.ts"
import { batchesPath, batchPath, notificationPath, notificationsPath } from "./live-path.ts"
import type { LiveDocument } from "./live-store.ts"
import { readLiveBatch } from "./read-live-batch.ts"

export type Reproject = {
  /** Firebase's name for one member; everyone when left out. */
  readonly uid?: string | undefined
  readonly onProgress?: (progress: ReprojectProgress) => void
}
export type ReprojectProgress = {
  readonly members: number
  readonly written: number
  readonly unchanged: number
  readonly removed: number
}

const membersPerPage = 100
const atOnce = 10

/**
 * Makes the live documents again from the truth, while everything runs: missing ones are written, different ones
 * replaced, those without a row removed. After a restore of the database a document may be newer than the truth: it
 * is replaced, too.
 */
export const reproject = async (
  deps: LiveDeps,
  { uid, onProgress }: Reproject,
): Promise<ReprojectProgress> => {
  const progress = { members: 0, written: 0, unchanged: 0, removed: 0 }
  let after: MemberId | null = null
  for (;;) {
    const page: readonly Owner[] = await membersAfter(deps, after, uid)
    for (const owner of page) {
      for (const outcome of await reprojectMember(deps, owner)) {
        progress[outcome] += 1
      }
      progress.members += 1
      onProgress?.({ ...progress })
    }
    after = page.at(-1)?.id ?? null
    if (page.length < membersPerPage) return progress
  }
}

type Owner = { readonly id: MemberId; readonly uid: string }

const membersAfter = async ({ db }: LiveDeps, after: MemberId | null, uid: string | undefined) => {
  const rows = await db.sql
    .selectFrom("members")
    .select(["id", "firebaseUid"])
    .$if(after !== null, (query) => query.where("id", ">", after))
    .$if(uid !== undefined, (query) => query.where("firebaseUid", "=", uid ?? ""))
    .orderBy("id")
    .limit(membersPerPage)
    .execute()
  return rows.map((row): Owner => ({ id: row.id as MemberId, uid: row.firebaseUid }))
}

type Outcome = "written" | "unchanged" | "removed"
type Source = { readonly path: string; readonly read: () => Promise<LiveDocument | null> }

const reprojectMember = async (deps: LiveDeps, { id, uid }: Owner): Promise<readonly Outcome[]> => {
  const { batches, notifications, store } = deps
  const stored = [...(await store.list(batchesPath(uid))), ...(await store.list(notificationsPath(uid)))]
  const sources: readonly Source[] = [
    ...(await batches.projectedIds(id)).map((batchId) => ({
      path: batchPath(uid, batchId),
      read: () => readLiveBatch(deps, batchId),
    })),
    ...(await notifications.projectedIds(id)).map((notificationId) => ({
      path: notificationPath(uid, notificationId),
      read: async () => {
        const notification = await notifications.forProjection(notificationId)
        return notification && liveNotification(notification)
      },
    })),
  ]
  const known = new Set(sources.map(({ path }) => path))
  const orphans = stored.filter((path) => !known.has(path))
  const outcomes: Outcome[] = []
  for (let start = 0; start < sources.length; start += atOnce) {
    outcomes.push(
      ...(await Promise.all(sources.slice(start, start + atOnce).map((source) => rewrite(deps, source)))),
    )
  }
  await Promise.all(orphans.map((path) => store.remove(path)))
  return [...outcomes, ...orphans.map((): Outcome => "removed")]
}

const rewrite = async (deps: LiveDeps, source: Source): Promise<Outcome> => {
  const { store } = deps
  const { path, read } = source
  const document = await read()
  if (!document) {
    await store.remove(path)
    return "removed"
  }
  const outcome = await store.putIfNewer(path, document)
  // Its own projection writes it just now, and is done soon.
  if (outcome === "contended") return rewrite(deps, source)
  const again = await read()
  if (!again) {
    // Deleted meanwhile: its own projection may have come before ours.
    await store.remove(path)
    return "removed"
  }
  if (outcome !== "older") return outcome
  // Either a change came in between, and the next reading is as new as the document; or the truth has gone back.
  const stored = await store.read(path)
  if (stored && stored.version > again.version) {
    await store.remove(path)
    await store.putIfNewer(path, again)
    return "written"
  }
  return "unchanged"
}
