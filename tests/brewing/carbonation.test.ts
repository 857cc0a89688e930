import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { kegPressure, psiOf } from "../../src/brewing/keg-pressure.ts"
import { gramsPerLitreAndVolume, primingSugar, primingSugars } from "../../src/brewing/priming-sugar.ts"
import { residualCo2 } from "../../src/brewing/residual-co2.ts"
import { celsius, litres, volumesOfCo2 } from "../../src/brewing/units.ts"

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true })

describe("CO2 that stays in the beer", () => {
  test("there is less the warmer it was, and no more again when it was hot", () => {
    fc.assert(
      fc.property(between(-5, 60), between(0, 5), (temperature, more) => {
        expect(residualCo2(celsius(temperature + more))).toBeLessThanOrEqual(
          residualCo2(celsius(temperature)),
        )
      }),
    )
    expect(residualCo2(celsius(60))).toBeCloseTo(0.678, 3)
  })

  test.each([
    [0, 1.7],
    [2, 1.6],
    [4, 1.5],
    [6, 1.4],
    [8, 1.3],
    [10, 1.2],
    [12, 1.12],
    [14, 1.05],
    [16, 0.99],
    [18, 0.93],
    [20, 0.88],
    [22, 0.83],
  ])("at %d °C it is %d volumes, as Draper's table has it, within 0.02", (temperature, volumes) => {
    expect(Math.abs(residualCo2(celsius(temperature)) - volumes)).toBeLessThanOrEqual(0.02)
  })

  test("every temperature of the unit has an answer", () => {
    for (const temperature of [celsius.min, celsius.max])
      expect(volumesOfCo2.accepts(residualCo2(celsius(temperature)))).toBe(true)
  })
})

describe("priming sugar", () => {
  test("a volume of CO2 takes 3.82 g/L of sucrose, 4.02 of dry dextrose, 4.42 of its monohydrate", () => {
    expect(gramsPerLitreAndVolume("sucrose")).toBeCloseTo(3.82, 2)
    expect(gramsPerLitreAndVolume("dextrose_anhydrous")).toBeCloseTo(4.02, 2)
    expect(gramsPerLitreAndVolume("dextrose_monohydrate")).toBeCloseTo(4.42, 2)
  })

  test("dry dextrose agrees with Hall's 15.195 g per US gallon and volume within two thousandths", () => {
    const gramsPerGallon = gramsPerLitreAndVolume("dextrose_anhydrous") * 3.785_411_784
    expect(Math.abs(gramsPerGallon / 15.195 - 1)).toBeLessThan(0.002)
  })

  test("no sugar carbonates as much as sucrose, gram for gram", () => {
    for (const sugar of primingSugars)
      expect(gramsPerLitreAndVolume(sugar)).toBeGreaterThanOrEqual(gramsPerLitreAndVolume("sucrose"))
  })

  test.each(primingSugars)("%s: proportional to the beer and to what is missing, never negative", (sugar) => {
    fc.assert(
      fc.property(between(0, 1000), between(0, 3), between(0, 3), (volume, held, target) => {
        const sugarFor = (beer: number, missing: number) =>
          primingSugar(litres(beer), volumesOfCo2(held), volumesOfCo2(held + missing), sugar)
        expect(sugarFor(volume, 2 * target)).toBeCloseTo(2 * sugarFor(volume, target), 6)
        expect(sugarFor(2 * volume, target)).toBeCloseTo(2 * sugarFor(volume, target), 6)
        expect(
          primingSugar(litres(volume), volumesOfCo2(held), volumesOfCo2(target), sugar),
        ).toBeGreaterThanOrEqual(0)
      }),
    )
    expect(primingSugar(litres(20), volumesOfCo2(1.5), volumesOfCo2(1), sugar)).toBe(0)
  })
})

describe("keg pressure", () => {
  test("2.5 volumes take 11 psi at 38 °F, 78 kPa", () => {
    const pressure = kegPressure(celsius(6 / 1.8), volumesOfCo2(2.5))
    expect(psiOf(pressure)).toBeCloseTo(11.2, 1)
    expect(pressure).toBeCloseTo(77.5, 1)
  })

  test("it grows with the volumes and with the temperature", () => {
    fc.assert(
      fc.property(between(-2, 40), between(0, 9), between(0.01, 1), (temperature, volumes, more) => {
        const pressure = kegPressure(celsius(temperature), volumesOfCo2(volumes))
        expect(kegPressure(celsius(temperature), volumesOfCo2(volumes + more))).toBeGreaterThan(pressure)
        expect(kegPressure(celsius(temperature + more), volumesOfCo2(volumes))).toBeGreaterThan(pressure)
      }),
    )
  })
})
