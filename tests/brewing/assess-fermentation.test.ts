import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { assessFermentation, type Fermentation } from "../../src/brewing/assess-fermentation.ts"
import { celsius, specificGravity } from "../../src/brewing/units.ts"

type Pair = readonly [hours: number, gravity: number]

const readings = (...pairs: readonly Pair[]) =>
  pairs.map(([hours, gravity]) => ({
    gravity: specificGravity(gravity),
    takenAt: new Date(Date.UTC(2026, 10, 1) + hours * 3_600_000),
  }))

const assess = (changes: Partial<Fermentation> = {}) =>
  assessFermentation({
    gravities: [],
    expectedGravity: specificGravity(1.012),
    temperature: null,
    maxTemperature: null,
    ...changes,
  })

const kinds = (...pairs: readonly Pair[]) => assess({ gravities: readings(...pairs) }).map(({ kind }) => kind)

describe("a fermentation", () => {
  test("is finished when the gravity has not moved for two days, about where it was to end", () => {
    expect(kinds([0, 1.05], [168, 1.012], [216, 1.012])).toEqual(["finished"])
    expect(kinds([0, 1.05], [168, 1.013], [192, 1.012], [216, 1.012])).toEqual(["finished"])
    expect(kinds([0, 1.05], [168, 1.008], [216, 1.008])).toEqual(["finished"]) // drier than expected
  })

  test("is not finished by one reading, by two of one day, or while the gravity still moves", () => {
    expect(kinds()).toEqual([])
    expect(kinds([216, 1.012])).toEqual([])
    expect(kinds([168, 1.012], [191, 1.012])).toEqual([])
    expect(kinds([168, 1.012], [215.9, 1.012])).toEqual([])
    expect(kinds([168, 1.016], [216, 1.012])).toEqual([])
  })

  test("is stuck when it rests far above where it was to end, also when it never began", () => {
    expect(assess({ gravities: readings([0, 1.05], [168, 1.026], [216, 1.026]) })).toEqual([
      { kind: "stuck", gravity: 1.026, expectedGravity: 1.012 },
    ])
    expect(kinds([0, 1.05], [50, 1.05])).toEqual(["stuck"])
    expect(kinds([168, 1.017], [216, 1.017])).toEqual(["finished"]) // five points above: let it be
  })

  test("is judged by the last rest only", () => {
    expect(kinds([0, 1.05], [60, 1.05], [100, 1.02])).toEqual([])
    expect(kinds([100, 1.012], [160, 1.012], [200, 1.009])).toEqual([])
  })

  test("is too warm above what the yeast likes, when both are known", () => {
    expect(assess({ temperature: celsius(25.5), maxTemperature: celsius(22) })).toEqual([
      { kind: "too_warm", temperatureCelsius: 25.5, maxCelsius: 22 },
    ])
    expect(assess({ temperature: celsius(22), maxTemperature: celsius(22) })).toEqual([])
    expect(assess({ temperature: celsius(25) })).toEqual([])
    expect(assess({ maxTemperature: celsius(22) })).toEqual([])
  })

  test("is never finished and stuck at once, and never at rest while it falls by more than a point a day", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 20 }),
        fc.double({ min: 0.0011, max: 0.01, noNaN: true }),
        (days, fall) => {
          const falling = Array.from({ length: days }, (_, day) => [day * 24, 1.3 - day * fall] as const)
          expect(kinds(...falling)).toEqual([])
        },
      ),
    )
  })
})
