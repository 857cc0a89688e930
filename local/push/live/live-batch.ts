import { z } from "zod"
import type { LiveDocument } from "./live-batches.ts"
import { liveEntries, type LiveEntry } from "./live-entry.ts"
import { LiveStep } from "./live-step.ts"

/** A live document as the page shows it: what it knows by name, and everything else as it is. */
export type LiveBatch = {
  readonly path: string
  readonly id: string
  readonly name: string | null
  readonly recipeName: string | null
  readonly state: string | null
  readonly version: number | null
  readonly updatedAt: string | null
  /** The step whose turn it is. */
  readonly current: LiveStep | null
  readonly steps: readonly LiveStep[]
  readonly alarms: readonly LiveEntry[]
  readonly reminders: readonly LiveEntry[]
  readonly timers: readonly LiveEntry[]
  readonly readings: readonly LiveEntry[]
  readonly alerts: readonly LiveEntry[]
  readonly others: Readonly<Record<string, unknown>>
  readonly document: Readonly<Record<string, unknown>>
}

const line = z.string().nullable().catch(null)
const entries = z.unknown().optional().transform(liveEntries)

/** Nothing in a document is taken for granted: a wrong one is shown, too, for that is when one looks. */
const Known = z.object({
  name: line,
  recipeName: line,
  state: line,
  version: z.number().nullable().catch(null),
  updatedAt: line,
  alarms: entries,
  reminders: entries,
  timers: entries,
  readings: entries,
  alerts: entries,
})

const Raw = z.looseObject({ id: line })
const RawSteps = z.object({
  steps: z.array(Raw).catch([]),
  currentStepId: line,
  /** The step itself, or what is new about the one in the list. */
  currentStep: Raw.nullable().catch(null),
})

export const liveBatch = ({ path, data }: LiveDocument): LiveBatch => {
  const { steps, currentStepId, currentStep } = RawSteps.parse(data)
  const currentId = currentStep?.id ?? currentStepId
  const listed = steps.find(({ id }) => id !== null && id === currentId)
  const current = listed || currentStep ? LiveStep.parse({ ...listed, ...currentStep }) : null
  return {
    ...Known.parse({ ...data, readings: data["readings"] ?? data["lastReading"] }),
    path,
    id: batchId(path),
    current,
    steps: steps.map((step) => LiveStep.parse(step)),
    others: Object.fromEntries(Object.entries(data).filter(([name]) => !known.has(name))),
    document: data,
  }
}

const known = new Set(["id", "lastReading", ...Object.keys(Known.shape), ...Object.keys(RawSteps.shape)])

export const batchId = (path: string): string => path.slice(path.lastIndexOf("/") + 1)
