import { setTimeout as pause } from "node:timers/promises"
import { z } from "zod"

const Push = z.object({
  time: z.iso.datetime().transform((text) => new Date(text)),
  message: z.object({
    notification: z.object({ title: z.string(), body: z.string() }),
    data: z.record(z.string(), z.string()),
  }),
})
type Push = z.output<typeof Push>

/** What stands in for the phones: the pushes that each token has received. */
export type PushSink = {
  /** Waits for the push that the condition names; throws when it has not come by then (ms since the epoch). */
  readonly until: (token: string, holds: (push: Push) => boolean, deadline: number) => Promise<Push>
}

export const pushSink = (url: string): PushSink => {
  const receivedBy = async (token: string): Promise<readonly Push[]> => {
    const response = await fetch(`${url}/messages?token=${encodeURIComponent(token)}`)
    return z.array(Push).parse(await response.json())
  }
  return {
    until: async (token, holds, deadline) => {
      for (;;) {
        const found = (await receivedBy(token)).find(holds)
        if (found) return found
        if (Date.now() > deadline) throw new Error("the phone received nothing in time")
        await pause(pollEveryMs)
      }
    },
  }
}

const pollEveryMs = 50
