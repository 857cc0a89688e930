import { type DemoBatch, DemoBatchWire, type DemoStep } from "./demo-batch.ts"
import type { PlannedBatch } from "./plan-batch.ts"
import type { Installation, Scene } from "./scene.ts"
import { demand } from "./transcript.ts"

type Move = "start" | "complete" | "pause" | "resume"

/** The brew day of a batch as the story plays it: moves, what the live document shows of them, and what rings. */
export type Brew = {
  readonly stepOf: (kind: string) => DemoStep
  /** Starts the brew day itself. */
  readonly begin: () => Promise<Moved>
  readonly move: (step: DemoStep, move: Move) => Promise<Moved>
  /** A step of the story: the live document shows a change soon after the API has answered. */
  readonly shows: (claim: string, answeredAt: number, holds: (batch: DemoBatch) => boolean) => Promise<void>
  /** A step of the story: every phone rings for an alarm when it is due, in its own language. */
  readonly rings: (claim: string, alarm: Alarm) => Promise<void>
}

export type Moved = { readonly batch: DemoBatch; readonly step: DemoStep; readonly at: number }

/** Without an addition it is the end of the step that rings. */
type Alarm = { readonly stepId: string; readonly additionId?: string; readonly dueAt: Date | null }

export const brewOf = (
  { transcript, api, sink, patience }: Scene,
  { batch, live }: PlannedBatch,
  phones: readonly Installation[],
): Brew => {
  const path = `/v1/batches/${batch.id}`
  const post = async (address: string, stepId: string | null): Promise<Moved> => {
    const call = { method: "POST", path: address, expect: 200, answer: DemoBatchWire } as const
    const { body, at } = await api.call(call)
    const step = body.steps.find(({ id }) => id === (stepId ?? body.currentStepId))
    demand(step !== undefined, "the answer does not hold the step")
    return { batch: body, step, at }
  }
  return {
    stepOf: (kind) => {
      const step = batch.steps.find((one) => one.kind === kind)
      demand(step !== undefined, `the brew day has no step of kind ${kind}`)
      return step
    },
    begin: () => post(`${path}/start`, null),
    move: ({ id }, move) => post(`${path}/steps/${id}/${move}`, id),
    shows: async (claim, answeredAt, holds) => {
      if (live === null) return
      const within = patience.liveMs - (Date.now() - answeredAt)
      await transcript.step(
        claim,
        () => live.until(holds, within),
        ({ at }) => [`${Math.max(0, at - answeredAt)} ms after the API's answer`],
      )
    },
    rings: async (claim, { stepId, additionId, dueAt }) => {
      await transcript.step(
        claim,
        async () => {
          demand(dueAt !== null, "there is no time at which it is due")
          const deadline = dueAt.getTime() + patience.pushMs
          const isIt = ({ data }: { readonly data: Readonly<Record<string, string>> }) =>
            data["stepId"] === stepId && data["additionId"] === additionId
          return Promise.all(
            phones.map(async ({ name, token }) => {
              const { time, message } = await sink.until(token, (push) => isIt(push.message), deadline)
              const lateMs = time.getTime() - dueAt.getTime()
              demand(lateMs >= 0, `${name} rang ${-lateMs} ms before it was due`)
              demand(lateMs <= patience.pushMs, `${name} rang ${lateMs} ms late`)
              return { name, lateMs, ...message.notification }
            }),
          )
        },
        (rung) =>
          rung.flatMap(({ name, lateMs, title, body }) => [
            `☎ ${name}, ${lateMs} ms after it was due`,
            `   ${title}`,
            `   ${body}`,
          ]),
      )
    },
  }
}
