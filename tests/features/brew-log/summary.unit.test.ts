import { describe, expect, test } from "vitest"
import type { Measurement } from "../../../src/features/brew-log/index.ts"
import { estimateBrew } from "../../../src/features/brew-log/summary/estimate-brew.ts"
import { measureBrew } from "../../../src/features/brew-log/summary/measure-brew.ts"
import { pickReadings } from "../../../src/features/brew-log/summary/pick-readings.ts"
import { minutes } from "../../../src/brewing/units.ts"
import { brewingBatch, paleAle } from "../batches/brewing.ts"
import { hour, hydrometer, reading, refractometer, stored, volume } from "./reading.ts"

const pitchedAt = hour(0)
/** A pale ale: 4.5 kg of malt at 80 %, 72 % efficiency, 60 min of boil, 20 L. */
const batch = { ...brewingBatch(), state: "conditioning" as const, pitchedAt }

const measuredOf = (measurements: readonly Measurement[], of = batch) =>
  measureBrew(of, pickReadings(of, stored(measurements, of.pitchedAt)))

const whole = () => [
  reading(hydrometer(1.04), -4, "pre_boil"),
  reading(volume(24), -4, "pre_boil"),
  reading(volume(21.5), -2, "post_boil"),
  reading(hydrometer(1.048), -1, "fermenter"),
  reading(volume(20.5), -1, "fermenter"),
  reading(hydrometer(1.02), 100, "fermenter"),
  reading(hydrometer(1.01), 300, "fermenter"),
  reading(volume(19), 320, "packaging"),
]

describe("what was measured of a brew", () => {
  const figures = measuredOf(whole())

  test("are its readings, kettle volumes as they were when hot", () => {
    expect(figures.originalGravity.value).toBe(1.048)
    expect(figures.finalGravity.value).toBe(1.01)
    expect(figures.preBoilGravity.value).toBe(1.04)
    // 24 / 0.96 and 21.5 / 0.96
    expect(figures.preBoilVolumeLitres.value).toBeCloseTo(25, 6)
    expect(figures.postBoilVolumeLitres.value).toBeCloseTo(22.396, 3)
    expect(figures.fermenterVolumeLitres.value).toBe(20.5)
    expect(figures.packagedVolumeLitres.value).toBe(19)
  })

  test("makes attenuation and alcohol", () => {
    // (1.048 - 1.010) / 0.048 = 79.17 %; 0.038 × 131.25 = 4.99 %.
    expect(figures.apparentAttenuationPercent.value).toBeCloseTo(79.17, 2)
    expect(figures.abvPercent.value).toBeCloseTo(4.99, 2)
    // OE 11.91 °P, AE 2.56 °P (ASBC), q = 0.22 + 0.0119: RE = (0.2319 × 11.91 + 2.56) / 1.2319 = 4.32; 7.59 / 11.91.
    expect(figures.realAttenuationPercent.value).toBeCloseTo(63.7, 1)
  })

  test("makes the efficiency of the mash and of the brewhouse", () => {
    // 4.5 × 0.8 × 385.6 = 1388.16; 24 × 40 = 960 of it before the boil, 20.5 × 48 = 984 in the fermenter.
    expect(figures.mashEfficiencyPercent.value).toBeCloseTo(69.16, 2)
    expect(figures.brewhouseEfficiencyPercent.value).toBeCloseTo(70.89, 2)
  })

  test("makes what the kettle boils off", () => {
    // (24 - 21.5) / 0.96 in an hour.
    expect(figures.boilOffLitresPerHour.value).toBeCloseTo(2.604, 3)
  })

  test("names what each figure rests on", () => {
    const measurements = whole()
    const [preBoilGravity, preBoilVolume] = measurements
    expect(measuredOf(measurements).mashEfficiencyPercent.from).toEqual([
      preBoilGravity?.id,
      preBoilVolume?.id,
    ])
  })
})

describe("a figure that cannot be worked out", () => {
  test("says which measurement is missing", () => {
    const nothing = measuredOf([])
    expect(Object.fromEntries(Object.entries(nothing).map(([name, { reason }]) => [name, reason]))).toEqual({
      preBoilGravity: "no_pre_boil_gravity",
      originalGravity: "no_original_gravity",
      finalGravity: "no_gravity_of_beer",
      apparentAttenuationPercent: "no_original_gravity",
      realAttenuationPercent: "no_original_gravity",
      abvPercent: "no_original_gravity",
      preBoilVolumeLitres: "no_pre_boil_volume",
      postBoilVolumeLitres: "no_post_boil_volume",
      fermenterVolumeLitres: "no_fermenter_volume",
      packagedVolumeLitres: "no_packaged_volume",
      boilOffLitresPerHour: "no_pre_boil_volume",
      mashEfficiencyPercent: "no_pre_boil_gravity",
      brewhouseEfficiencyPercent: "no_original_gravity",
    })
    expect(Object.values(nothing).every(({ value }) => value === null)).toBe(true)
  })

  test("says so where the recipe has no mash or no boil", () => {
    const unboiled = {
      ...brewingBatch({ ...paleAle, boilMinutes: minutes(0), hops: [], miscs: [] }),
      state: batch.state,
      pitchedAt,
    }
    expect(measuredOf(whole(), unboiled).boilOffLitresPerHour.reason).toBe("no_boil")
    const sugar = {
      ...paleAle,
      fermentables: paleAle.fermentables.map((one) => ({ ...one, kind: "sugar" as const })),
    }
    const unmashed = { ...brewingBatch(sugar), state: batch.state, pitchedAt }
    expect(measuredOf(whole(), unmashed).mashEfficiencyPercent.reason).toBe("nothing_mashed")
  })

  test("is that of a refractometer's reading whose original is missing", () => {
    expect(measuredOf([reading(refractometer(6), 300)]).finalGravity.reason).toBe("no_gravity_of_beer")
  })
})

describe("a figure that is doubtful says why:", () => {
  test("a gravity that may still fall", () => {
    const fermenting = { ...batch, state: "fermenting" as const }
    expect(measuredOf(whole(), { ...fermenting, state: batch.state }).abvPercent.remarks).toEqual([])
    const remarks = measureBrew(fermenting, pickReadings(fermenting, stored(whole(), pitchedAt))).abvPercent
      .remarks
    expect(remarks).toEqual(["still_fermenting"])
  })

  test("an original gravity that was read in the kettle", () => {
    const figures = measuredOf([reading(hydrometer(1.05), -2, "post_boil"), reading(hydrometer(1.01), 300)])
    expect(figures.originalGravity.remarks).toEqual(["read_after_boil"])
    expect(figures.abvPercent.remarks).toEqual(["read_after_boil"])
  })

  test("a gravity that rose, and an efficiency beyond what there is", () => {
    const rose = measuredOf([reading(hydrometer(1.01), -1), reading(hydrometer(1.05), 300)])
    expect(rose.finalGravity.remarks).toEqual(["gravity_rose"])
    const rich = measuredOf([reading(hydrometer(1.08), -4, "pre_boil"), reading(volume(30), -4, "pre_boil")])
    expect(rich.mashEfficiencyPercent.remarks).toEqual(["more_than_possible"])
  })

  test("a kettle that filled up as it boiled", () => {
    const figures = measuredOf([reading(volume(20), -4, "pre_boil"), reading(volume(22), -2, "post_boil")])
    expect(figures.boilOffLitresPerHour.remarks).toEqual(["less_than_nothing"])
  })
})

test("the wort that came into the fermenter is not what is left there later", () => {
  const figures = measuredOf([
    reading(volume(21), -1, "fermenter"),
    reading(volume(20.8), 1, "fermenter"),
    reading(volume(18), 200, "fermenter"),
  ])
  expect(figures.fermenterVolumeLitres.value).toBe(20.8)
})

test("what the recipe promised is in the same terms: kettles hot, the mash with what stays in the kettle", () => {
  const estimates = estimateBrew(batch)
  // (20 + 1 of trub) / 0.96 = 21.875 after the boil, 3 L/h more before it; 72 % × 1.05 in the kettle.
  expect(estimates.postBoilVolumeLitres).toBeCloseTo(21.875, 6)
  expect(estimates.preBoilVolumeLitres).toBeCloseTo(24.875, 6)
  expect(estimates.boilOffLitresPerHour).toBeCloseTo(3, 9)
  expect(estimates.mashEfficiencyPercent).toBeCloseTo(75.6, 9)
  expect(estimates.brewhouseEfficiencyPercent).toBe(72)
  // 4.5 × 0.8 × 385.6 × 0.72 / 20 = 49.97 points; 78 % attenuation leaves 10.99.
  expect(estimates.originalGravity).toBeCloseTo(1.049_97, 5)
  expect(estimates.finalGravity).toBeCloseTo(1.010_99, 5)
  expect(estimates.apparentAttenuationPercent).toBeCloseTo(78, 9)
})
