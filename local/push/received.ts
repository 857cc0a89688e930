import { z } from "zod"
import { openStored } from "../stored.ts"
import { makeChanges } from "./changes.ts"

/** A message that FCM has taken for a phone. `token` is null for topics, times are RFC 3339. */
export const ReceivedMessage = z.object({
  time: z.string(),
  /** When the phone got it, where that was later; null while the phone is offline. */
  arrivedAt: z.string().nullable().optional(),
  token: z.string().nullable(),
  message: z.record(z.string(), z.unknown()),
})
export type ReceivedMessage = z.infer<typeof ReceivedMessage>

/** What the phones have received, oldest first. */
export type Received = {
  readonly all: () => readonly ReceivedMessage[]
  readonly add: (received: ReceivedMessage) => Promise<void>
  /** What waited for a phone has reached it. */
  readonly arrive: (token: string, time: string) => Promise<void>
  readonly clear: () => Promise<void>
  /** Calls back after each change; the answer ends it. */
  readonly watch: (changed: () => void) => () => void
}

export const openReceived = async (folder: string | undefined): Promise<Received> => {
  const stored = await openStored<readonly ReceivedMessage[]>({
    folder,
    file: "messages.json",
    schema: z.array(ReceivedMessage),
    initial: async () => [],
  })
  const { tell, watch } = makeChanges()
  const change = async (messages: readonly ReceivedMessage[]) => {
    const written = stored.set(messages)
    tell()
    await written
  }
  return {
    all: stored.get,
    add: (received) => change([...stored.get(), received]),
    arrive: (token, time) =>
      change(
        stored
          .get()
          .map((received) =>
            received.token === token && received.arrivedAt === null
              ? { ...received, arrivedAt: time }
              : received,
          ),
      ),
    clear: () => change([]),
    watch,
  }
}
