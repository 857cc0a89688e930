import { randomUUID } from "node:crypto"
import type { App } from "firebase-admin/app"

export type FirebaseAppOptions = { readonly projectId: string }

/**
 * firebase-admin's app, made on first use: the SDK takes longer to load than everything else together. It runs as the
 * service account of the process, and as nobody where FIREBASE_AUTH_EMULATOR_HOST is set, which the SDK reads itself.
 */
export const firebaseApp = ({ projectId }: FirebaseAppOptions): (() => Promise<App>) => {
  let app: Promise<App> | undefined
  const start = async (): Promise<App> => {
    const { initializeApp } = await import("firebase-admin/app")
    // The SDK keeps apps by name for the whole process; a name of its own keeps this one ours.
    return initializeApp({ projectId }, randomUUID())
  }
  return () => (app ??= start())
}
