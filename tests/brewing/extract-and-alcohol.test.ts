import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  abvBalling,
  abvHall,
  abvSimple,
  abwBalling,
  abwHall,
  abwOfExtract,
} from "../../src/brewing/alcohol.ts"
import { apparentAttenuation, realAttenuation as realAttenuationOf } from "../../src/brewing/attenuation.ts"
import { energyOf } from "../../src/brewing/energy.ts"
import { finalGravity } from "../../src/brewing/final-gravity.ts"
import { platoOf } from "../../src/brewing/plato.ts"
import { realExtractBalling, realExtractDeClerck } from "../../src/brewing/real-extract.ts"
import { percent, plato, type SpecificGravity, specificGravity } from "../../src/brewing/units.ts"

const realAttenuation = (original: SpecificGravity, final: SpecificGravity) =>
  realAttenuationOf(original, realExtractDeClerck(original, final))

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const anyGravity = between(specificGravity.min, specificGravity.max).map(specificGravity)
const wort = between(1.03, 1.12).map(specificGravity)
const beer = between(0.995, 1.025).map(specificGravity)

describe("alcohol", () => {
  test("Balling's formula gives 4.12 % by weight, 5.27 % by volume, for 1.050 to 1.010", () => {
    expect(abwBalling(specificGravity(1.05), specificGravity(1.01))).toBeCloseTo(4.12, 2)
    expect(abvBalling(specificGravity(1.05), specificGravity(1.01))).toBeCloseTo(5.27, 2)
  })

  test("what 1 °P less means agrees with deLange's polynomial for Balling's formula, from thin to strong beer", () => {
    fc.assert(
      fc.property(wort, beer, (original, final) => {
        const extract = platoOf(original)
        const perPlato = 0.396_61 + 0.001_709_1 * extract + 1.0788e-5 * extract ** 2
        const byTable = perPlato * (extract - platoOf(final))
        expect(Math.abs(abwBalling(original, final) / byTable - 1)).toBeLessThan(0.001)
      }),
    )
  })

  test("of 2.0665 g of extract in much water, 1 g becomes alcohol", () => {
    expect(abwOfExtract(plato(0.0207), plato(0))).toBeCloseTo(0.01, 4)
  })

  test("a volume of alcohol weighs less than a volume of beer: there is more by volume than by weight", () => {
    fc.assert(
      fc.property(wort, beer, (original, final) => {
        expect(abvBalling(original, final)).toBeGreaterThan(abwBalling(original, final))
        expect(abvHall(original, final)).toBeGreaterThan(abwHall(original, final))
      }),
    )
  })

  test("the three formulas agree within 0.15 for a beer of 4 to 5.5 %", () => {
    fc.assert(
      fc.property(between(1.04, 1.05), between(1.008, 1.01), (original, final) => {
        const gravities = [specificGravity(original), specificGravity(final)] as const
        const all = [abvSimple(...gravities), abvHall(...gravities), abvBalling(...gravities)]
        expect(Math.max(...all) - Math.min(...all)).toBeLessThan(0.15)
      }),
    )
  })

  test("any two gravities get an answer between 0 and 100 %", () => {
    fc.assert(
      fc.property(anyGravity, anyGravity, (original, final) => {
        for (const formula of [abvSimple, abvHall, abvBalling, abwHall, abwBalling])
          expect(percent.accepts(formula(original, final))).toBe(true)
      }),
    )
  })
})

describe("extract", () => {
  test("the real extract of an unfermented wort is its extract; alcohol makes it more than the apparent one", () => {
    for (const real of [realExtractBalling, realExtractDeClerck])
      fc.assert(
        fc.property(wort, beer, (original, final) => {
          expect(real(original, original)).toBeCloseTo(platoOf(original), 9)
          expect(real(original, final)).toBeGreaterThan(platoOf(final))
          expect(real(original, final)).toBeLessThan(platoOf(original))
        }),
      )
  })

  test("any two gravities have a real extract", () => {
    fc.assert(
      fc.property(anyGravity, anyGravity, (original, final) => {
        expect(plato.accepts(realExtractDeClerck(original, final))).toBe(true)
      }),
    )
  })
})

describe("attenuation", () => {
  test("1.050 to 1.010 is 80 % apparent and 64.4 % real", () => {
    expect(apparentAttenuation(specificGravity(1.05), specificGravity(1.01))).toBeCloseTo(80, 9)
    expect(realAttenuation(specificGravity(1.05), specificGravity(1.01))).toBeCloseTo(64.4, 1)
  })

  test("it is what the final gravity was worked out with", () => {
    fc.assert(
      fc.property(wort, between(0, 100), (original, attenuation) => {
        const final = finalGravity(original, percent(attenuation))
        expect(apparentAttenuation(original, final)).toBeCloseTo(attenuation, 6)
      }),
    )
  })

  test("the real one is below the apparent one, and both grow as the gravity falls", () => {
    fc.assert(
      fc.property(wort, beer, (original, final) => {
        const further = specificGravity(final - 0.001)
        const [apparent, real] = [
          apparentAttenuation(original, final) ?? 0,
          realAttenuation(original, final) ?? 0,
        ]
        expect(real).toBeLessThan(apparent)
        expect(apparentAttenuation(original, further)).toBeGreaterThan(apparent)
        expect(realAttenuation(original, further)).toBeGreaterThan(real)
      }),
    )
  })

  test("water has none", () => {
    expect(apparentAttenuation(specificGravity(1), specificGravity(1))).toBeNull()
    expect(realAttenuation(specificGravity(0.999), specificGravity(1))).toBeNull()
  })
})

describe("energy", () => {
  test("it is proportional to the glass and never negative", () => {
    fc.assert(
      fc.property(anyGravity, anyGravity, between(0, 1000), (original, final, millilitres) => {
        const one = energyOf(original, final, millilitres)
        const two = energyOf(original, final, 2 * millilitres)
        expect(one.kilocalories).toBeGreaterThanOrEqual(0)
        expect(one.carbohydrateGrams).toBeGreaterThanOrEqual(0)
        expect(two.kilocalories).toBeCloseTo(2 * one.kilocalories, 6)
        expect(two.carbohydrateGrams).toBeCloseTo(2 * one.carbohydrateGrams, 6)
      }),
    )
  })

  test("the stronger beer feeds more; the drier one of the same wort has fewer carbohydrates", () => {
    fc.assert(
      fc.property(wort, between(1.005, 1.025), (original, final) => {
        const beer = energyOf(original, specificGravity(final), 355)
        const stronger = energyOf(specificGravity(original + 0.005), specificGravity(final), 355)
        const drier = energyOf(original, specificGravity(final - 0.001), 355)
        expect(stronger.kilocalories).toBeGreaterThan(beer.kilocalories)
        expect(drier.carbohydrateGrams).toBeLessThan(beer.carbohydrateGrams)
      }),
    )
  })
})
