import { randomUUID } from "node:crypto"
import { afterAll, describe, expect, test } from "vitest"
import type { LiveStore } from "../../../src/features/live/index.ts"
import { firestoreLiveStore } from "../../../src/platform/firestore/live-store.ts"
import { memoryLiveStore } from "../../../src/platform/memory/live-store.ts"
import { requires } from "../../support/requires.ts"
import { services } from "../../support/services.ts"

const { firestore, projectId } = services()

describe("in this process", () => {
  contract(memoryLiveStore())
})

requires({ name: "Firestore emulator", missing: firestore.missing })("in Firestore", () => {
  // The emulator makes writers that meet wait for seconds.
  const emulatorHost = firestore.host ?? undefined
  const store = firestoreLiveStore({ projectId, emulatorHost, deadlineMs: 20_000 })
  afterAll(() => store.close())
  contract(store)
})

/** What every live store does. */
function contract(store: LiveStore) {
  const aPath = () => `users/${randomUUID()}/batches/${randomUUID()}`
  const document = (version: number, state = "brewing") => ({
    version,
    state,
    steps: [{ name: { fr: "Empâtage", en: "Mash" }, dueAt: null, plannedMinutes: 62.5 }],
  })

  test("keeps a document as it was given", async () => {
    const path = aPath()
    expect(await store.read(path)).toBeNull()
    expect(await store.putIfNewer(path, document(1))).toBe("written")
    expect(await store.read(path)).toEqual(document(1))
  })

  test("replaces an older document as a whole", async () => {
    const path = aPath()
    await store.putIfNewer(path, { ...document(1), gone: true })
    expect(await store.putIfNewer(path, document(2, "fermenting"))).toBe("written")
    expect(await store.read(path)).toEqual(document(2, "fermenting"))
  })

  test("never overwrites a newer document", async () => {
    const path = aPath()
    await store.putIfNewer(path, document(3))
    expect(await store.putIfNewer(path, document(2))).toBe("older")
    expect(await store.read(path)).toEqual(document(3))
  })

  test("writes nothing when nothing changed", async () => {
    const path = aPath()
    await store.putIfNewer(path, document(1))
    expect(await store.putIfNewer(path, document(1))).toBe("unchanged")
  })

  test("writes the same version in a new shape, which a release may bring", async () => {
    const path = aPath()
    await store.putIfNewer(path, document(1))
    expect(await store.putIfNewer(path, { ...document(1), added: 1 })).toBe("written")
  })

  test("ends at the newest version however the writers meet", async () => {
    const path = aPath()
    await Promise.all([3, 1, 4, 2, 5].map((version) => store.putIfNewer(path, document(version))))
    expect(await store.read(path)).toEqual(document(5))
  })

  test("removes a document, and does not mind when there is none", async () => {
    const path = aPath()
    await store.putIfNewer(path, document(1))
    await store.remove(path)
    await store.remove(path)
    expect(await store.read(path)).toBeNull()
  })

  test("lists the documents of one collection, not those of its neighbours", async () => {
    const uid = randomUUID()
    const paths = [`users/${uid}/batches/a`, `users/${uid}/batches/b`]
    for (const path of [...paths, `users/${uid}/notifications/c`, `users/${uid}x/batches/d`]) {
      await store.putIfNewer(path, document(1))
    }
    expect(await store.list(`users/${uid}/batches`)).toEqual(paths)
  })
}
