import { freePorts } from "../../local/ports.ts"
import { startFirestore } from "../../local/firestore.ts"
import type { LiveStore } from "../../src/features/live/index.ts"
import { firestoreLiveStore } from "../../src/platform/firestore/live-store.ts"
import { memoryLiveStore } from "../../src/platform/memory/live-store.ts"

export type ChosenStore = {
  readonly store: LiveStore
  readonly name: string
  readonly stop: () => Promise<void>
}

type Choice = {
  readonly dataDir: string
  readonly rules: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly say: (line: string) => void
}

/**
 * Firestore's emulator, the one of FIRESTORE_EMULATOR_HOST or one started for the occasion; in memory where there is
 * none. Never a Firestore in earnest.
 */
export const chooseStore = async ({ dataDir, rules, env, say }: Choice): Promise<ChosenStore> => {
  // A project of its own: what others have in the same emulator is not touched.
  const projectId = `demo-restore-drill-${process.pid}`
  const given = env["FIRESTORE_EMULATOR_HOST"]
  if (given) {
    const store = firestoreLiveStore({ projectId, emulatorHost: given })
    return { store, name: `the Firestore emulator at ${given}`, stop: store.close }
  }
  const { firestore: port } = await freePorts()
  const emulator = await startFirestore({ port, dataDir, rules, env })
  if (!emulator.ok) {
    say(
      `The Firestore emulator can't be started (${emulator.error.reason}): live documents are made in memory`,
    )
    return { store: memoryLiveStore(), name: "memory", stop: async () => undefined }
  }
  const { address, stop } = emulator.value
  const store = firestoreLiveStore({ projectId, emulatorHost: address })
  const stopBoth = async (): Promise<void> => {
    await store.close()
    await stop()
  }
  return { store, name: "the Firestore emulator", stop: stopBoth }
}
