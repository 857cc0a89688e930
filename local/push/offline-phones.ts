import { z } from "zod"
import { openStored } from "../stored.ts"
import { makeChanges } from "./changes.ts"

/** The phones that are switched off or out of reach: FCM keeps what is sent to them, as long as each message says. */
export type OfflinePhones = {
  readonly has: (token: string) => boolean
  readonly add: (token: string) => Promise<void>
  readonly remove: (token: string) => Promise<void>
  /** Calls back after each change; the answer ends it. */
  readonly watch: (changed: () => void) => () => void
}

export const openOfflinePhones = async (folder: string | undefined): Promise<OfflinePhones> => {
  const stored = await openStored<readonly string[]>({
    folder,
    file: "offline-phones.json",
    schema: z.array(z.string()),
    initial: async () => [],
  })
  const { tell, watch } = makeChanges()
  const change = async (tokens: readonly string[]) => {
    const written = stored.set(tokens)
    tell()
    await written
  }
  const others = (token: string) => stored.get().filter((offline) => offline !== token)
  return {
    has: (token) => stored.get().includes(token),
    add: (token) => change([...others(token), token]),
    remove: (token) => change(others(token)),
    watch,
  }
}
