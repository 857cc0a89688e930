import { beforeAll, expect, test } from "vitest"
import { celsius, volumesOfCo2 } from "../../../src/brewing/units.ts"
import { done, openStage, planned, type Stage } from "../stage.ts"
import { hydrometer, temperature, volume } from "./reading.ts"

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})

/** A batch that has fermented for two weeks, with nothing measured. */
const fermented = async () => {
  const { brewer, batch } = await planned(stage)
  const at = { batchId: batch.id }
  done(await stage.batches.start(brewer, at))
  done(await stage.batches.ferment(brewer, at))
  const pitched = stage.clock.now().getTime()
  stage.clock.pass(14 * 24 * 3600)
  const day = (days: number): Date => new Date(pitched + days * 86_400_000)
  const add = async (stated: ReturnType<typeof volume>, days: number) =>
    done(await stage.brewLog.addMeasurement(brewer, { ...at, stated, takenAt: day(days) }))
  return { brewer, at, add }
}

test("the sugar is for the beer that is there, as warm as it was: 19 L at 22 °C take 114 g for 2.4 volumes", async () => {
  const { brewer, at, add } = await fermented()
  await add(hydrometer(1.05), 0)
  await add(hydrometer(1.011), 8)
  await add(hydrometer(1.011), 11)
  await add(temperature(22), 10)
  await add(temperature(19), 13)
  const measured = await add(volume(19), 13)
  const plan = done(
    await stage.brewLog.planPriming(brewer, { ...at, sugar: "sucrose", targetVolumes: volumesOfCo2(2.4) }),
  )
  // Draper's table: beer of 22 °C holds 0.83 volumes. (2.4 - 0.83) × 19 L × 3.82 g/L and volume = 113.95 g.
  // The table is within 0.02 of the formula: 1.5 g here.
  expect(Math.abs(plan.grams - 113.95)).toBeLessThan(1.5)
  expect(plan.volume).toEqual({ litres: 19, source: "measured", measurementId: measured.id })
  expect(plan.doubts).toEqual([])
})

test("a fermentation that nobody has seen end is doubted, and a gravity that stands too high", async () => {
  const { brewer, at, add } = await fermented()
  await add(hydrometer(1.05), 0)
  await add(hydrometer(1.03), 12)
  await add(temperature(20), 12)
  const plan = { ...at, sugar: "sucrose", targetVolumes: volumesOfCo2(2.4) } as const
  expect(done(await stage.brewLog.planPriming(brewer, plan)).doubts).toEqual([
    "fermentation_unproven",
    "gravity_above_expected",
  ])
})

test("bottles that may burst, and beer that is carbonated already, are said", async () => {
  const { brewer, at } = await fermented()
  const plan = { ...at, sugar: "sucrose", temperatureCelsius: celsius(4) } as const
  const many = await stage.brewLog.planPriming(brewer, { ...plan, targetVolumes: volumesOfCo2(4) })
  expect(done(many).doubts).toContain("bottles_may_burst")
  const few = done(await stage.brewLog.planPriming(brewer, { ...plan, targetVolumes: volumesOfCo2(1) }))
  expect(few.doubts).toContain("already_carbonated")
  expect(few.grams).toBe(0)
})

test("what can be found nowhere is named", async () => {
  const { brewer, at } = await fermented()
  expect(await stage.brewLog.planPriming(brewer, { ...at, sugar: "sucrose" })).toEqual({
    ok: false,
    error: { kind: "figures_missing", fields: ["temperatureCelsius", "targetVolumes"] },
  })
  const stranger = await stage.newMember()
  expect(await stage.brewLog.planPriming(stranger, { ...at, sugar: "sucrose" })).toEqual({
    ok: false,
    error: { kind: "batch_not_found" },
  })
})
