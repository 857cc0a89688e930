import { randomUUID } from "node:crypto"
import { deleteApp, type FirebaseApp, initializeApp } from "firebase/app"
import { connectAuthEmulator, createUserWithEmailAndPassword, getAuth } from "firebase/auth"
import {
  collection,
  connectFirestoreEmulator,
  deleteDoc,
  doc,
  type Firestore,
  getDoc,
  getDocs,
  getFirestore,
  onSnapshot,
  setDoc,
  setLogLevel,
} from "firebase/firestore"
import { afterAll, expect, test } from "vitest"
import { firestoreLiveStore } from "../../../src/platform/firestore/live-store.ts"
import { requires } from "../../support/requires.ts"
import { services } from "../../support/services.ts"

// The SDK tells of every refusal, and refusals are what is asked for here.
setLogLevel("silent")

const { firestore, identity, projectId } = services()

requires({ name: "Firestore emulator", missing: firestore.missing })("firestore.rules", () => {
  const apps: FirebaseApp[] = []
  const server = firestoreLiveStore({ projectId, emulatorHost: firestore.host ?? undefined })
  afterAll(async () => {
    await Promise.all(apps.map((app) => deleteApp(app)))
    await server.close()
  })

  /** A phone, signed in the way the app does it, or not at all. */
  const phone = async (signedIn: boolean): Promise<{ uid: string; db: Firestore }> => {
    const app = initializeApp({ projectId, apiKey: "local" }, randomUUID())
    apps.push(app)
    const auth = getAuth(app)
    connectAuthEmulator(auth, identity.url, { disableWarnings: true })
    const uid = signedIn
      ? (await createUserWithEmailAndPassword(auth, `${randomUUID()}@example.com`, "hops-and-malt")).user.uid
      : ""
    const db = getFirestore(app)
    const [host = "", port] = (firestore.host ?? "").split(":")
    connectFirestoreEmulator(db, host, Number(port))
    return { uid, db }
  }

  /** How the rules answered: the code of the refusal, or null. */
  const refusal = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => null,
      (error: { code: string }) => error.code,
    )

  test("a member reads their own batches and notifications, one by one and as lists", async () => {
    const { uid, db } = await phone(true)
    await server.putIfNewer(`users/${uid}/batches/b`, { version: 1, name: "Pale ale" })
    await server.putIfNewer(`users/${uid}/notifications/n`, { version: 1, kind: "step_due" })
    expect((await getDoc(doc(db, `users/${uid}/batches/b`))).data()).toEqual({ version: 1, name: "Pale ale" })
    expect((await getDoc(doc(db, `users/${uid}/notifications/n`))).data()).toMatchObject({ kind: "step_due" })
    expect((await getDocs(collection(db, `users/${uid}/batches`))).size).toBe(1)
    expect((await getDocs(collection(db, `users/${uid}/notifications`))).size).toBe(1)
  })

  test("a change reaches the phone that listens", async () => {
    const { uid, db } = await phone(true)
    const path = `users/${uid}/batches/b`
    await server.putIfNewer(path, { version: 1 })
    const arrivals = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const stop = onSnapshot(
      doc(db, path),
      (snapshot) => arrivals[Number(snapshot.data()?.["version"]) - 1]?.resolve(),
      (error) => arrivals.forEach(({ reject }) => reject(error)),
    )
    await arrivals[0]?.promise
    await server.putIfNewer(path, { version: 2 })
    expect(await arrivals[1]?.promise.then(() => "arrived")).toBe("arrived")
    stop()
  })

  test("nobody reads what is another's", async () => {
    const brewer = await phone(true)
    const other = await phone(true)
    await server.putIfNewer(`users/${brewer.uid}/batches/b`, { version: 1 })
    expect(await refusal(getDoc(doc(other.db, `users/${brewer.uid}/batches/b`)))).toBe("permission-denied")
    expect(await refusal(getDocs(collection(other.db, `users/${brewer.uid}/batches`)))).toBe(
      "permission-denied",
    )
    expect(await refusal(getDocs(collection(other.db, `users/${brewer.uid}/notifications`)))).toBe(
      "permission-denied",
    )
  })

  test("who is not signed in reads nothing", async () => {
    const { db } = await phone(false)
    expect(await refusal(getDoc(doc(db, "users/somebody/batches/b")))).toBe("permission-denied")
    expect(await refusal(getDocs(collection(db, "users/somebody/batches")))).toBe("permission-denied")
  })

  test("nobody writes, not even their own", async () => {
    const { uid, db } = await phone(true)
    await server.putIfNewer(`users/${uid}/batches/b`, { version: 1 })
    expect(await refusal(setDoc(doc(db, `users/${uid}/batches/b`), { version: 99 }))).toBe(
      "permission-denied",
    )
    expect(await refusal(setDoc(doc(db, `users/${uid}/batches/new`), { version: 1 }))).toBe(
      "permission-denied",
    )
    expect(await refusal(deleteDoc(doc(db, `users/${uid}/batches/b`)))).toBe("permission-denied")
    expect(await refusal(setDoc(doc(db, `users/${uid}/notifications/n`), { version: 1 }))).toBe(
      "permission-denied",
    )
  })

  test("what no rule names is closed to members, too", async () => {
    const { uid, db } = await phone(true)
    expect(await refusal(getDoc(doc(db, `users/${uid}`)))).toBe("permission-denied")
    expect(await refusal(getDoc(doc(db, `users/${uid}/secrets/s`)))).toBe("permission-denied")
    expect(await refusal(getDoc(doc(db, `users/${uid}/batches/b/deeper/d`)))).toBe("permission-denied")
    expect(await refusal(getDoc(doc(db, "recipes/r")))).toBe("permission-denied")
  })
})
