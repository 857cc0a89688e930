import { setTimeout as pause } from "node:timers/promises"
import type { Brew } from "./brew.ts"
import type { DemoStep } from "./demo-batch.ts"
import type { Scene } from "./scene.ts"
import { demand } from "./transcript.ts"

const clock = (date: Date | null): string => date?.toISOString().slice(11, 23) ?? "–"

/** Live documents are written once a second at most. After a while without changes the next one shows at once. */
const quietMs = 2_600
const quietAfterOneMs = 1_100

/** The brew day begins: the water is heated, and a double tap does no harm. */
export const heatWater = async ({ transcript }: Scene, brew: Brew): Promise<void> => {
  transcript.chapter("Brew day: heat the water")
  await pause(quietAfterOneMs)
  const { at } = await transcript.step("The brew day begins: POST /v1/batches/{id}/start", brew.begin)
  await brew.shows("The phone sees it", at, ({ state }) => state === "brewing")
  const water = brew.stepOf("heat_strike_water")
  await transcript.step(`${water.name.en}: POST …/steps/{stepId}/start`, () => brew.move(water, "start"))
  await transcript.step(
    "The water is hot. A wet thumb taps twice: POST …/complete, twice at once",
    async () => {
      const [first, second] = await Promise.all([brew.move(water, "complete"), brew.move(water, "complete")])
      demand(first.batch.version === second.batch.version, "the second tap changed something")
      demand(first.step.state === "completed", `the step is ${first.step.state}`)
      return first
    },
    ({ batch }) => [`both taps get the same answer, version ${batch.version}`],
  )
  const doughIn = brew.stepOf("dough_in")
  await transcript.step(`${doughIn.name.en}: start, complete`, () => startAndComplete(brew, doughIn))
}

const untilCalledAwayMs = 1_500
const awayMs = 2_000

/** A step by the clock, paused in the middle. */
export const mash = async ({ transcript }: Scene, brew: Brew): Promise<void> => {
  transcript.chapter("Brew day: mash, with an interruption")
  await pause(quietMs)
  const planned = brew.stepOf("mash")
  const started = await transcript.step(
    `${planned.name.en}: POST …/start`,
    () => brew.move(planned, "start"),
    ({ step }) => [`due at ${clock(step.dueAt)} UTC`],
  )
  await brew.shows("The phone sees the timer run", started.at, showing(planned, "running"))

  await pause(untilCalledAwayMs)
  const paused = await transcript.step("The doorbell rings: POST …/pause", () => brew.move(planned, "pause"))
  await brew.shows("The phone sees the timer stand still", paused.at, showing(planned, "paused"))

  await pause(awayMs)
  const resumed = await transcript.step(
    "And on: POST …/resume",
    async () => {
      const moved = await brew.move(planned, "resume")
      const [before, after] = [started.step.dueAt, moved.step.dueAt]
      demand(before !== null && after !== null, "the running step has no due time")
      const movedMs = after.getTime() - before.getTime()
      demand(movedMs >= awayMs, `the due time moved by ${movedMs} ms only`)
      return { ...moved, movedMs }
    },
    ({ step, movedMs }) => [`now due at ${clock(step.dueAt)} UTC, ${(movedMs / 1000).toFixed(1)} s later`],
  )
  await brew.shows("The phone sees the timer run on", resumed.at, showing(planned, "running"))
  await brew.rings("Time is up, and both phones ring", { stepId: planned.id, dueAt: resumed.step.dueAt })
  await transcript.step("The mash is done: POST …/complete", () => brew.move(planned, "complete"))
}

/** Every hop addition rings at its own minute. */
export const boil = async ({ transcript }: Scene, brew: Brew): Promise<void> => {
  transcript.chapter("Brew day: sparge and boil, every hop at its minute")
  const sparge = brew.stepOf("sparge")
  await transcript.step(`${sparge.name.en}: start, complete`, () => startAndComplete(brew, sparge))
  const planned = brew.stepOf("boil")
  const { step } = await transcript.step(
    `${planned.name.en}: POST …/start`,
    () => brew.move(planned, "start"),
    ({ step }) => [
      ...step.additions.map(({ name, dueAt }) => `${name} due at ${clock(dueAt)} UTC`),
      `end due at ${clock(step.dueAt)} UTC`,
    ],
  )
  for (const { id, name, dueAt } of step.additions) {
    if (dueAt !== null) await brew.rings(`${name} is due`, { stepId: step.id, additionId: id, dueAt })
  }
  await brew.rings("The boil is over", { stepId: step.id, dueAt: step.dueAt })
  await transcript.step("The flame is off: POST …/complete", () => brew.move(planned, "complete"))
}

/** The last steps; the batch goes on without the brewer. */
export const pitchYeast = async ({ transcript }: Scene, brew: Brew): Promise<void> => {
  transcript.chapter("Brew day: chill, and pitch the yeast")
  for (const kind of ["chill", "transfer"]) {
    const step = brew.stepOf(kind)
    await transcript.step(`${step.name.en}: start, complete`, () => startAndComplete(brew, step))
  }
  const pitch = brew.stepOf("pitch")
  await transcript.step(`${pitch.name.en}: POST …/start`, () => brew.move(pitch, "start"))
  await pause(quietMs)
  const { at } = await transcript.step("That was the last step: POST …/complete", async () => {
    const moved = await brew.move(pitch, "complete")
    demand(moved.batch.state === "fermenting", `the batch is ${moved.batch.state}`)
    return moved
  })
  await brew.shows("The phone sees the batch ferment", at, ({ state }) => state === "fermenting")
}

const showing =
  ({ id }: DemoStep, state: string) =>
  ({ steps }: { readonly steps: readonly DemoStep[] }): boolean =>
    steps.some((step) => step.id === id && step.state === state)

const startAndComplete = async (brew: Brew, step: DemoStep) => {
  await brew.move(step, "start")
  return brew.move(step, "complete")
}
