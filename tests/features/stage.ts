import { randomUUIDv7 } from "node:crypto"
import { afterAll } from "vitest"
import { Client } from "pg"
import { type Batch, type Batches, makeBatches } from "../../src/features/batches/index.ts"
import { type EquipmentProfiles, makeEquipment } from "../../src/features/equipment/index.ts"
import { type BrewLog, makeBrewLog, type Measured } from "../../src/features/brew-log/index.ts"
import {
  assessWhenMeasured,
  type FermentationAlerts,
  makeFermentation,
} from "../../src/features/fermentation/index.ts"
import { type Live, type LiveStore, makeLive } from "../../src/features/live/index.ts"
import {
  makeNotifications,
  type Notifications,
  type Push,
  type PushMessage,
  type PushOutcome,
} from "../../src/features/notifications/index.ts"
import { makeRecipes, type Recipes } from "../../src/features/recipes/index.ts"
import { memoryLiveStore } from "../../src/platform/memory/live-store.ts"
import { type Database, openDatabase } from "../../src/platform/postgres/database.ts"
import type { Member } from "../../src/shared/actor.ts"
import type { NewId, StepId } from "../../src/shared/ids.ts"
import type { WarningLog } from "../../src/shared/warning-log.ts"
import { freshDatabase, type TestDatabase } from "../support/database.ts"
import { newMember } from "../support/new-member.ts"
import { paleAle } from "./batches/brewing.ts"

export const newId = randomUUIDv7 as NewId

/** The features of a brew day on a real database, with a clock that is set by hand and a phone that writes down. */
export type Stage = {
  readonly database: TestDatabase
  readonly db: Database
  readonly clock: HandClock
  readonly batches: Batches
  readonly equipment: EquipmentProfiles
  readonly brewLog: BrewLog
  readonly fermentation: FermentationAlerts
  /** What listeners to measurements were told. */
  readonly measured: Measured[]
  readonly notifications: Notifications
  readonly live: Live
  readonly store: LiveStore
  readonly phone: Phone
  readonly log: WarningLog
  /** The events that features warned of. */
  readonly warnings: string[]
  readonly newMember: () => Promise<Member>
  readonly recipes: Recipes
  readonly newRecipe: (member: Member) => ReturnType<ReturnType<typeof makeRecipes>["create"]>
  /** The jobs that wait, as the owner of the database sees them. */
  readonly jobs: (task?: keyof GraphileWorker.Tasks) => Promise<readonly Job[]>
  /** Whatever SQL a test arranges behind the application's back. */
  readonly asOwner: (statement: string, values?: unknown[]) => Promise<readonly Record<string, unknown>[]>
}

export type HandClock = {
  readonly now: () => Date
  readonly set: (time: Date) => void
  readonly pass: (seconds: number) => void
  /** How many seconds pass at each reading from now on: none at first. */
  readonly tick: (seconds: number) => void
}

export type Job = {
  readonly task: string
  readonly key: string | null
  readonly runAt: Date
  readonly payload: Record<string, string>
}

/** Takes pushes, and answers as it is told. */
export type Phone = Push & {
  readonly received: PushMessage[]
  /** What a token answers from now on. */
  readonly answers: Map<string, PushOutcome | Promise<PushOutcome>>
}

export const openStage = async (): Promise<Stage> => {
  const database = await freshDatabase()
  const db = openDatabase({ login: { kind: "url", url: database.url }, applicationName: "tests" })
  const owner = new Client({ connectionString: database.ownerUrl, options: "-c search_path=brasse_bouillon" })
  await owner.connect()
  afterAll(async () => {
    await owner.end()
    await db.close()
    await database.drop()
  })

  const clock = handClock()
  const phone = recordingPhone()
  const store = memoryLiveStore()
  const equipment = makeEquipment({ db, clock, newId })
  const recipes = makeRecipes({ db, clock, newId, equipment })
  const warnings: string[] = []
  const log: WarningLog = { warning: (event) => warnings.push(event) }
  const notifications = makeNotifications({ db, clock, newId, push: phone, log })
  const batches = makeBatches({ db, clock, newId, recipes, equipment, notifications })
  const measured: Measured[] = []
  const brewLog = makeBrewLog({
    db,
    clock,
    newId,
    batches,
    measurementListeners: [async (_tx, told) => void measured.push(told), assessWhenMeasured],
  })
  const fermentation = makeFermentation({ db, clock, newId, batches, brewLog, notifications })
  const live = makeLive({ db, clock, store, batches, brewLog, fermentation, notifications, log })
  const asOwner: Stage["asOwner"] = async (statement, values = []) =>
    (await owner.query(statement, values)).rows

  return {
    database,
    db,
    clock,
    batches,
    equipment,
    brewLog,
    fermentation,
    measured,
    notifications,
    live,
    store,
    phone,
    log,
    warnings,
    asOwner,
    newMember: () => newMember(asOwner),
    recipes,
    newRecipe: (member) =>
      recipes.create(member, {
        document: { ...paleAle, styleId: null, photoIds: [], visibility: "private" },
        assumed: [],
      }),
    jobs: async (task) => {
      const rows = await asOwner(
        `select tasks.identifier as task, key, run_at, payload
         from graphile_worker._private_jobs as jobs
         join graphile_worker._private_tasks as tasks on tasks.id = task_id
         where attempts < max_attempts and ($1::text is null or tasks.identifier = $1)
         order by run_at, jobs.id`,
        [task ?? null],
      )
      return rows.map((row) => ({
        task: String(row["task"]),
        key: row["key"] as string | null,
        runAt: row["run_at"] as Date,
        payload: row["payload"] as Record<string, string>,
      }))
    },
  }
}

const handClock = (): HandClock => {
  let time = Date.UTC(2026, 10, 23, 8)
  let step = 0
  return {
    now: () => new Date((time += step)),
    set: (next) => {
      time = next.getTime()
    },
    pass: (seconds) => {
      time += seconds * 1000
    },
    tick: (seconds) => {
      step = seconds * 1000
    },
  }
}

const recordingPhone = (): Phone => {
  const received: PushMessage[] = []
  const answers: Phone["answers"] = new Map()
  return {
    received,
    answers,
    send: async (message) => {
      const answer = (await answers.get(message.token)) ?? {
        kind: "sent",
        messageId: `message-${received.length}`,
      }
      if (answer.kind === "sent") received.push(message)
      return answer
    },
  }
}

/** The value of a move that a test takes for granted. */
export const done = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

export const stepId = (batch: Batch, position: number): StepId => {
  const step = batch.steps[position]
  if (!step) throw new Error(`no step ${position}`)
  return step.id
}

/** A brewer with a batch that is only planned. */
export const planned = async (stage: Stage): Promise<{ brewer: Member; batch: Batch }> => {
  const brewer = await stage.newMember()
  const recipe = await stage.newRecipe(brewer)
  return { brewer, batch: done(await stage.batches.create(brewer, { recipeId: recipe.id })) }
}

/** A brewer at the mash, an hour long, which has not been started. */
export const atTheMash = async (stage: Stage) => {
  const { brewer, batch } = await planned(stage)
  await stage.batches.start(brewer, { batchId: batch.id })
  let ready = batch
  for (const position of [0, 1]) {
    const step = { batchId: batch.id, stepId: stepId(batch, position) }
    await stage.batches.startStep(brewer, step)
    ready = done(await stage.batches.completeStep(brewer, step))
  }
  return { brewer, batch: ready, mash: { batchId: batch.id, stepId: stepId(ready, mashPosition) } }
}

/** After heating the water and doughing in. */
export const mashPosition = 2
