import { randomUUID } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type FirestoreLiveStore, firestoreLiveStore } from "../../../src/platform/firestore/live-store.ts"
import { Outage } from "../../../src/shared/outage.ts"
import { type FirestoreProxy, startFirestoreProxy } from "../../support/firestore-proxy.ts"
import { requires } from "../../support/requires.ts"
import { services } from "../../support/services.ts"

const { firestore, projectId } = services()

/** Longer than the SDK waits before its first repetitions. */
const quietMs = 3_000

requires({ name: "Firestore emulator", missing: firestore.missing })(
  "while Firestore takes no writes",
  () => {
    let proxy: FirestoreProxy
    let store: FirestoreLiveStore
    beforeAll(async () => {
      proxy = await startFirestoreProxy(firestore.host ?? "")
      store = firestoreLiveStore({ projectId, emulatorHost: proxy.host })
      proxy.decide((verb) => (verb === "Commit" ? "unavailable" : "through"))
    })
    afterAll(async () => {
      await store.close()
      await proxy.close()
    })
    const commits = () => proxy.calls.filter(({ verb }) => verb === "Commit").length

    test.each([
      ["a write", (path: string) => store.putIfNewer(path, { version: 1 })],
      ["a removal", (path: string) => store.remove(path)],
    ])("%s ends at once as an outage, and is not repeated unseen", async (_what, call) => {
      const before = commits()
      await expect(call(`users/${randomUUID()}/batches/${randomUUID()}`)).rejects.toThrow(Outage)
      await sleep(quietMs)
      expect(commits() - before).toBe(1)
    })

    test("nobody is kept from a document by a write that ended with Firestore away", async () => {
      const path = `users/${randomUUID()}/batches/${randomUUID()}`
      proxy.decide(() => "through")
      await store.putIfNewer(path, { version: 1 })
      proxy.decide((verb) => (verb === "Commit" || verb === "Rollback" ? "unavailable" : "through"))
      await expect(store.putIfNewer(path, { version: 2 })).rejects.toThrow(Outage)
      proxy.decide(() => "through")
      const calls = proxy.calls.length
      expect(await store.putIfNewer(path, { version: 3 })).toBe("written")
      expect(proxy.calls.slice(calls).map(({ verb }) => verb)).toEqual(["BatchGetDocuments", "Commit"])
    })
  },
)
