import fc from "fast-check"
import { expect, test } from "vitest"
import { abvHall, abvSimple } from "../../src/brewing/alcohol.ts"
import { bitternessRatio, relativeBitternessRatio } from "../../src/brewing/bitterness-ratio.ts"
import { ebcToLovibond, ebcToSrm, lovibondToEbc, moreySrm, srmToEbc } from "../../src/brewing/colour.ts"
import { energyOf } from "../../src/brewing/energy.ts"
import { gravityOfPlato, platoOf } from "../../src/brewing/plato.ts"
import {
  ibu,
  litres,
  lovibond,
  maltColourUnits,
  percent,
  plato,
  specificGravity,
  srm,
} from "../../src/brewing/units.ts"

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true })

test("a gravity turned into degrees Plato and back is the gravity again, within what the two fits differ", () => {
  fc.assert(
    fc.property(between(1, 1.15), (gravity) => {
      expect(gravityOfPlato(platoOf(specificGravity(gravity)))).toBeCloseTo(gravity, 3)
    }),
  )
})

test("degrees Plato grow with gravity, over all gravities of brewing", () => {
  fc.assert(
    fc.property(between(0.9, 1.499), between(0.0001, 0.001), (gravity, more) => {
      expect(platoOf(specificGravity(gravity + more))).toBeGreaterThan(platoOf(specificGravity(gravity)))
    }),
  )
})

test("no fall in gravity, no alcohol; more of it, more alcohol", () => {
  for (const abv of [abvSimple, abvHall]) {
    expect(abv(specificGravity(1.05), specificGravity(1.05))).toBe(0)
    expect(abv(specificGravity(1), specificGravity(1.05))).toBe(0)
    fc.assert(
      fc.property(between(1.02, 1.12), between(1, 1.01), (original, final) => {
        const less = abv(specificGravity(original), specificGravity(final))
        expect(abv(specificGravity(original + 0.001), specificGravity(final))).toBeGreaterThan(less)
      }),
    )
  }
})

test("colours keep their value on the way from one scale to another and back", () => {
  fc.assert(
    fc.property(between(0, 20_000), (colour) => {
      expect(ebcToSrm(srmToEbc(srm(colour)))).toBeCloseTo(colour, 6)
      expect(ebcToLovibond(lovibondToEbc(lovibond(colour)))).toBeCloseTo(colour, 6)
    }),
  )
})

test("beer darkens with its malt", () => {
  expect(moreySrm(maltColourUnits(0))).toBe(0)
  fc.assert(
    fc.property(between(0, 1_000), between(0.01, 1), (mcu, more) => {
      expect(moreySrm(maltColourUnits(mcu + more))).toBeGreaterThan(moreySrm(maltColourUnits(mcu)))
    }),
  )
})

test("the bitterness ratio of 30 IBU at 1.060 is a half, and none at 1.000", () => {
  expect(bitternessRatio(ibu(30), specificGravity(1.06))).toBeCloseTo(0.5, 9)
  expect(bitternessRatio(ibu(30), specificGravity(1))).toBeNull()
})

test("at the usual attenuation the relative bitterness is the ratio; drier beer is more bitter, sweeter less", () => {
  const original = specificGravity(1.06)
  const at = (attenuation: number) =>
    relativeBitternessRatio(ibu(30), original, specificGravity(1.06 - 0.06 * attenuation)) ?? 0
  expect(at(0.7655)).toBeCloseTo(0.5, 9)
  expect(at(0.8655)).toBeCloseTo(0.55, 9)
  expect(at(0.6655)).toBeCloseTo(0.45, 9)
  expect(relativeBitternessRatio(ibu(30), specificGravity(1), specificGravity(1))).toBeNull()
})

test("energy is Hall's, 163.7 kcal in 355 mL of 1.050 / 1.010, and water has none", () => {
  expect(
    Math.abs(energyOf(specificGravity(1.05), specificGravity(1.01), 355).kilocalories - 163.7),
  ).toBeLessThan(0.3)
  expect(energyOf(specificGravity(1), specificGravity(1), 330).kilocalories).toBe(0)
})

test("a unit refuses what is out of its range or no number, and names it", () => {
  expect(() => litres(-1)).toThrow(new RangeError("litres must be between 0 and 100000, got -1"))
  expect(() => percent(101)).toThrow("percent must be between 0 and 100, got 101")
  expect(() => specificGravity(Number.NaN)).toThrow("got NaN")
  expect(() => plato(Number.POSITIVE_INFINITY)).toThrow("got Infinity")
  expect(litres.accepts(20)).toBe(true)
  expect(litres.accepts(Number.NaN)).toBe(false)
})
