import type { Recipe } from "../../src/brewing/recipe.ts"
import { celsius, minutes, specificGravity } from "../../src/brewing/units.ts"
import type { Batch, Reminder } from "../../src/features/batches/index.ts"
import { done } from "../features/stage.ts"
import type { Brewery } from "./brewery.ts"

export type Brewer = Awaited<ReturnType<typeof aBrewer>>

/** Somebody who brews a recipe and calls steps by their English names. */
export const aBrewer = async ({ features, newMember }: Brewery, recipe: Recipe) => {
  const { batches, brewLog, notifications, recipes } = features
  const member = await newMember()
  const { id: recipeId } = await recipes.create(member, {
    document: { ...recipe, styleId: null, photoIds: [], visibility: "private" },
    assumed: [],
  })
  const planned = done(await batches.create(member, { recipeId, name: "Brew no. 1" }))
  const { id: batchId } = planned

  const read = async (): Promise<Batch> => done(await batches.read(member, { batchId }))
  /** Two steps may have one name: the first that is still to be done, else the last. */
  const named = async (name: string) => {
    const { steps } = await read()
    const ofName = steps.filter((step) => step.name.en === name)
    const open = ofName.find(({ progress }) => progress.state !== "completed" && progress.state !== "skipped")
    const step = open ?? ofName.at(-1)
    if (!step) throw new Error(`no "${name}" among ${steps.map((one) => one.name.en).join(", ")}`)
    return { batchId, stepId: step.id }
  }
  type Move = "startStep" | "completeStep" | "pauseStep" | "resumeStep" | "skipStep" | "undoStep"
  const moves = (move: Move) => async (name: string) => done(await batches[move](member, await named(name)))

  return {
    member,
    batchId,
    read,
    begins: async () => done(await batches.start(member, { batchId })),
    finishes: async () => done(await batches.complete(member, { batchId })),
    starts: moves("startStep"),
    completes: moves("completeStep"),
    pauses: moves("pauseStep"),
    resumes: moves("resumeStep"),
    skips: moves("skipStep"),
    takesBack: moves("undoStep"),
    /** Taps "done" twice, with a wet thumb: both taps are for the same step. */
    completesTwice: async (name: string) => {
      const step = await named(name)
      const taps = await Promise.all([1, 2].map(() => batches.completeStep(member, step)))
      return taps.map(done)
    },
    lengthens: async (name: string, plannedMinutes: number) =>
      done(
        await batches.extendStep(member, {
          ...(await named(name)),
          extension: { kind: "minutes", plannedMinutes: minutes(plannedMinutes) },
        }),
      ),
    postpones: async (name: string, dueAt: Date) =>
      done(await batches.extendStep(member, { ...(await named(name)), extension: { kind: "until", dueAt } })),
    wantsQuiet: async (from: string, to: string) =>
      done(
        await notifications.putPreferences(member, {
          push: {},
          quietHours: { from, to },
          accepts: () => true,
        }),
      ),
    asksFor: async (label: string, dueAt: Date) =>
      done(await batches.createReminder(member, { batchId, label, dueAt })),
    moves: async ({ id: reminderId }: Reminder, dueAt: Date) =>
      done(
        await batches.patchReminder(member, { batchId, reminderId, changes: { dueAt }, accepts: () => true }),
      ),
    /** A hydrometer in a sample as cold as it wants it. */
    readsGravity: async (gravity: number) =>
      done(
        await brewLog.addMeasurement(member, {
          batchId,
          stated: {
            kind: "gravity",
            instrument: "hydrometer",
            gravity: specificGravity(gravity),
            sampleCelsius: null,
            calibrationCelsius: celsius(20),
          },
        }),
      ),
    readsTemperature: async (degrees: number) =>
      done(
        await brewLog.addMeasurement(member, {
          batchId,
          stated: { kind: "temperature", temperatureCelsius: celsius(degrees) },
        }),
      ),
    takesOff: async ({ id: reminderId }: Reminder) =>
      done(await batches.deleteReminder(member, { batchId, reminderId, accepts: () => true })),
  }
}
