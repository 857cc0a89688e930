import type { Client } from "pg"
import type { LiveStore } from "../../src/features/live/index.ts"
import { openFeatures } from "./features.ts"

export type LiveCheck = {
  readonly members: number
  readonly documents: number
  readonly wrong: readonly string[]
}

/**
 * Makes the live documents from the copy, as after a restore in earnest, and compares them with its rows: each batch and
 * each entry of an inbox has its document, of its version, and nothing else is there. A second time changes nothing.
 */
export const checkLive = async (client: Client, url: string, store: LiveStore): Promise<LiveCheck> => {
  const { db, live } = openFeatures(url, store)
  try {
    const { members } = await live.reproject({})
    const { rows } = await client.query<{ path: string; version: number }>(expectedQuery)
    const { rows: owners } = await client.query<{ uid: string }>(
      "select firebase_uid as uid from brasse_bouillon.members",
    )
    const expected = new Map(rows.map(({ path, version }) => [path, version]))
    const wrong = [...(await unlike(store, expected)), ...(await surplus(store, owners, expected))]
    const again = await live.reproject({})
    if (again.written + again.removed > 0) {
      wrong.push(`reprojected again, ${again.written} documents were written and ${again.removed} removed`)
    }
    return { members, documents: expected.size, wrong }
  } finally {
    await db.close()
  }
}

const atOnce = 10

const unlike = async (store: LiveStore, expected: ReadonlyMap<string, number>): Promise<string[]> => {
  const wrong: string[] = []
  const all = [...expected]
  for (let start = 0; start < all.length; start += atOnce) {
    await Promise.all(
      all.slice(start, start + atOnce).map(async ([path, version]) => {
        const document = await store.read(path)
        if (document === null) wrong.push(`document ${path}: missing`)
        else if (document.version !== version)
          wrong.push(`document ${path}: version ${document.version}, the row has ${version}`)
      }),
    )
  }
  return wrong
}

const surplus = async (
  store: LiveStore,
  owners: readonly { readonly uid: string }[],
  expected: ReadonlyMap<string, number>,
): Promise<string[]> => {
  const wrong: string[] = []
  for (const { uid } of owners) {
    for (const collection of [`users/${uid}/batches`, `users/${uid}/notifications`]) {
      const extra = (await store.list(collection)).filter((path) => !expected.has(path))
      wrong.push(...extra.map((path) => `document ${path}: there is no row for it`))
    }
  }
  return wrong
}

/** Said anew, in SQL: what the projection itself asks for would agree with it in any case. */
const expectedQuery = `
select 'users/' || firebase_uid || '/batches/' || batches.id as path, live_version as version
from brasse_bouillon.batches join brasse_bouillon.members on members.id = owner_id
where batches.deleted_at is null and state <> 'archived'
union all
select 'users/' || firebase_uid || '/notifications/' || notifications.id, notifications.version
from brasse_bouillon.notifications join brasse_bouillon.members on members.id = owner_id`
