import type { Litres } from "../../brewing/units.ts"
import type { Sql } from "../../platform/postgres/database.ts"
import type { Member } from "../../shared/actor.ts"
import type { BatchId, NewId, StepId } from "../../shared/ids.ts"
import type { Batch } from "./batch.ts"
import { planAlarms, planAssessment, planProjection } from "./batch-jobs.ts"
import { insertBatch, saveBatch } from "./batch-row.ts"
import type { AdditionId, AlarmId, Step } from "./steps/step.ts"

export type SplitOff = {
  readonly id: BatchId
  readonly name: string
  /** What the new batch gets. */
  readonly litres: Litres
  /** What the old one keeps. */
  readonly left: Litres
}

/** The new batch, and what the ids of the old one's steps and additions have become in it. */
export type SplitBatch = { readonly part: Batch; readonly ids: ReadonlyMap<string, string> }

/**
 * Makes a part of a batch a batch of its own: the same brew day, with steps of its own that go on from where the old
 * ones are, its own alarms and its own live document. The caller holds the old batch. Null when the id is taken.
 */
export const splitOff = async (
  newId: NewId,
  tx: Sql,
  member: Member,
  whole: Batch,
  { id, name, litres, left }: SplitOff,
  now: Date,
): Promise<SplitBatch | null> => {
  const ids = new Map<string, string>()
  const part: Batch = {
    ...whole,
    id,
    name,
    steps: whole.steps.map((step) => withNewIds(step, newId, ids)),
    volume: { litres, knownAt: now },
    splitFromId: whole.id,
    version: 1,
    createdAt: now,
    updatedAt: now,
  }
  if ((await insertBatch(tx, part)) === "id_taken") return null
  await planAlarms(tx, member.uid, { ...part, steps: [] }, part)
  await planProjection(tx, member.uid, part.id)
  if (part.state === "fermenting") await planAssessment(tx, member.uid, part.id)
  const rest: Batch = {
    ...whole,
    volume: { litres: left, knownAt: now },
    version: whole.version + 1,
    updatedAt: now,
  }
  await saveBatch(tx, rest)
  await planProjection(tx, member.uid, whole.id)
  return { part, ids }
}

/** What has rung for the old step does not ring again for the new one. */
const withNewIds = (step: Step, newId: NewId, ids: Map<string, string>): Step => {
  const id = newId<StepId>()
  ids.set(step.id, id)
  const additions = step.additions.map((addition) => {
    const additionId = newId<AdditionId>()
    ids.set(addition.id, additionId)
    return { ...addition, id: additionId }
  })
  const renamed = (alarmId: AlarmId): AlarmId =>
    alarmId === step.id
      ? id
      : (additions[step.additions.findIndex((one) => one.id === alarmId)]?.id ?? alarmId)
  return {
    ...step,
    id,
    additions,
    rung: step.rung.map(({ alarmId, dueAt }) => ({ alarmId: renamed(alarmId), dueAt })),
  }
}
