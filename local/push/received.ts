import { z } from "zod"
import { openStored } from "../stored.ts"

/** A message that a phone would have got. `token` is null for topics, `time` is RFC 3339. */
export const ReceivedMessage = z.object({
  time: z.string(),
  token: z.string().nullable(),
  message: z.record(z.string(), z.unknown()),
})
export type ReceivedMessage = z.infer<typeof ReceivedMessage>

/** What the phones have received, oldest first. */
export type Received = {
  readonly all: () => readonly ReceivedMessage[]
  readonly add: (received: ReceivedMessage) => Promise<void>
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
  const watchers = new Set<() => void>()
  const change = async (messages: readonly ReceivedMessage[]) => {
    const written = stored.set(messages)
    for (const changed of watchers) changed()
    await written
  }
  return {
    all: stored.get,
    add: (received) => change([...stored.get(), received]),
    clear: () => change([]),
    watch: (changed) => {
      watchers.add(changed)
      return () => void watchers.delete(changed)
    },
  }
}
