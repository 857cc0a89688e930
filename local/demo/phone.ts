import { deleteApp, initializeApp } from "firebase/app"
import {
  connectAuthEmulator,
  inMemoryPersistence,
  initializeAuth,
  signInWithEmailAndPassword,
  signOut,
} from "firebase/auth"
import {
  connectFirestoreEmulator,
  doc,
  type Firestore,
  getDocFromServer,
  getFirestore,
  setLogLevel,
  terminate,
} from "firebase/firestore"
import type { z } from "zod"
import type { DemoEndpoints } from "./demo-endpoints.ts"
import { watchDocument, type WatchedDocument } from "./watched-document.ts"

/** What the app does with the Firebase SDK, and nothing else. */
export type Phone = {
  /** @returns Firebase's name for the member */
  readonly signIn: (account: DemoEndpoints["demo"]) => Promise<string>
  readonly signOut: () => Promise<void>
  readonly idToken: () => Promise<string | null>
  /** Null where there is no Firestore to listen to. */
  readonly live: {
    readonly watch: <S extends z.ZodType>(path: string, schema: S) => Promise<WatchedDocument<z.output<S>>>
    /** Reads a document past the phone's own cache; throws what the rules throw. */
    readonly read: (path: string) => Promise<unknown>
  } | null
  readonly close: () => Promise<void>
}

export const startPhone = ({ projectId, apiKey, identity, firestore }: DemoEndpoints): Phone => {
  const app = initializeApp({ projectId, apiKey }, crypto.randomUUID())
  const auth = initializeAuth(app, { persistence: inMemoryPersistence })
  connectAuthEmulator(auth, identity, { disableWarnings: true })
  const db = firestore === null ? null : openFirestore(getFirestore(app), firestore)
  return {
    signIn: async ({ email, password }) => {
      const { user } = await signInWithEmailAndPassword(auth, email, password)
      return user.uid
    },
    signOut: () => signOut(auth),
    idToken: async () => (await auth.currentUser?.getIdToken()) ?? null,
    live: db && {
      watch: (path, schema) => watchDocument(db, path, schema),
      read: async (path) => (await getDocFromServer(doc(db, path))).data(),
    },
    close: async () => {
      if (db) await terminate(db)
      await deleteApp(app)
    },
  }
}

const openFirestore = (db: Firestore, address: string): Firestore => {
  // The SDK prints every refusal, and that one is refused after signing out is part of the story.
  setLogLevel("silent")
  const { hostname, port } = new URL(`http://${address}`)
  connectFirestoreEmulator(db, hostname, Number(port))
  return db
}
