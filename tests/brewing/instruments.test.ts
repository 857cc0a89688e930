import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { correctHydrometer } from "../../src/brewing/hydrometer.ts"
import { learnWortCorrection, type PairedReading } from "../../src/brewing/learn-wort-correction.ts"
import { gravityOfPlato, platoOf } from "../../src/brewing/plato.ts"
import {
  isBarelyFermented,
  novotnyLinear,
  novotnyQuadratic,
  refractometerOriginalGravity,
  terrillCubic,
} from "../../src/brewing/refractometer.ts"
import { brix, celsius, plato, specificGravity } from "../../src/brewing/units.ts"
import { brixOfPlato, platoOfBrix } from "../../src/brewing/wort-correction.ts"

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true })

describe("a hydrometer", () => {
  const wort = between(1, 1.12).map(specificGravity)
  const cool = between(0, 70).map(celsius)

  test("shows the truth at the temperature it is made for", () => {
    fc.assert(
      fc.property(wort, cool, (gravity, calibration) => {
        expect(correctHydrometer(gravity, calibration, calibration)).toBeCloseTo(gravity, 12)
      }),
    )
  })

  test("made for 60 °F and reading 1.050, it means 1.0511 at 70 °F and 1.0561 at 100 °F", () => {
    const at = (fahrenheit: number) => celsius((fahrenheit - 32) / 1.8)
    expect(correctHydrometer(specificGravity(1.05), at(70), at(60))).toBeCloseTo(1.0511, 4)
    expect(correctHydrometer(specificGravity(1.05), at(100), at(60))).toBeCloseTo(1.0561, 4)
  })

  test("shows too little in what is warmer, the more so the warmer it is", () => {
    fc.assert(
      fc.property(wort, between(10, 99), between(0.1, 1), (gravity, temperature, more) => {
        const corrected = (degrees: number) => correctHydrometer(gravity, celsius(degrees), celsius(10))
        expect(corrected(temperature + more)).toBeGreaterThan(corrected(temperature))
      }),
    )
  })

  test("corrected to one temperature and on to another is corrected to the other", () => {
    fc.assert(
      fc.property(wort, cool, cool, cool, (gravity, a, b, c) => {
        expect(correctHydrometer(correctHydrometer(gravity, a, b), b, c)).toBeCloseTo(
          correctHydrometer(gravity, a, c),
          9,
        )
      }),
    )
  })
})

describe("a refractometer", () => {
  test("degrees Brix turned into Plato and back are the same", () => {
    fc.assert(
      fc.property(between(0, 40), between(0.8, 1.2), (reading, factor) => {
        expect(brixOfPlato(platoOfBrix(brix(reading), factor), factor)).toBeCloseTo(reading, 9)
      }),
    )
    expect(brixOfPlato(plato(10), 1.04)).toBeCloseTo(10.4, 9)
    expect(brixOfPlato(plato(-2), 1.04)).toBe(0)
  })

  test("original gravity grows with the reading and falls with the factor", () => {
    fc.assert(
      fc.property(between(1, 40), between(0.9, 1.1), (reading, factor) => {
        const gravity = refractometerOriginalGravity(brix(reading), factor)
        expect(refractometerOriginalGravity(brix(reading + 0.1), factor)).toBeGreaterThan(gravity)
        expect(refractometerOriginalGravity(brix(reading), factor + 0.01)).toBeLessThan(gravity)
      }),
    )
  })

  test("Novotny's fits give 1.0091 and 1.0085 for 12 and 6 °Bx at a factor of 1.04, Terrill's 1.0114", () => {
    const readings = { initial: brix(12), final: brix(6), factor: 1.04 }
    expect(novotnyLinear(readings)).toBeCloseTo(1.0091, 4)
    expect(novotnyQuadratic(readings)).toBeCloseTo(1.0085, 4)
    expect(terrillCubic(readings)).toBeCloseTo(1.0114, 4)
  })

  test("the fits agree within 0.006 for a usual beer, and all of them grow with the second reading", () => {
    fc.assert(
      fc.property(between(9, 16), between(0.45, 0.6), (initial, part) => {
        const readings = { initial: brix(initial), final: brix(initial * part), factor: 1 }
        const gravities = [terrillCubic, novotnyLinear, novotnyQuadratic].map((fit) => fit(readings))
        expect(Math.max(...gravities) - Math.min(...gravities)).toBeLessThan(0.006)
      }),
    )
    for (const fit of [terrillCubic, novotnyLinear, novotnyQuadratic])
      fc.assert(
        fc.property(between(6, 20), between(0.3, 0.9), (initial, part) => {
          const at = (final: number) => fit({ initial: brix(initial), final: brix(final), factor: 1 })
          expect(at(initial * part + 0.1)).toBeGreaterThan(at(initial * part))
        }),
      )
  })

  test("no fit gives an unfermented wort its gravity back: that readings are too early is noticed", () => {
    const readings = { initial: brix(14), final: brix(14), factor: 1 }
    for (const fit of [terrillCubic, novotnyLinear, novotnyQuadratic])
      expect(Math.abs(fit(readings) - gravityOfPlato(plato(14)))).toBeGreaterThan(0.001)
    expect(isBarelyFermented(readings)).toBe(true)
    expect(isBarelyFermented({ ...readings, final: brix(7) })).toBe(false)
  })
})

describe("a refractometer's own factor", () => {
  const pair = (gravity: number, factor: number): PairedReading => ({
    gravity: specificGravity(gravity),
    brix: brix(platoOf(specificGravity(gravity)) * factor),
  })
  const gravities = fc.array(between(1.02, 1.11), { minLength: 1, maxLength: 30 })

  test("is found again in readings that agree, without spread", () => {
    fc.assert(
      fc.property(gravities, between(0.95, 1.1), (all, factor) => {
        const learned = learnWortCorrection(all.map((gravity) => pair(gravity, factor)))
        expect(learned?.factor).toBeCloseTo(factor, 9)
        expect(learned?.used).toBe(all.length)
        expect(learned?.spread ?? 0).toBeCloseTo(0, 9)
      }),
    )
  })

  test("scales with the readings in Brix", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(between(1.03, 1.11), between(1.03, 1.05)), { minLength: 1, maxLength: 20 }),
        between(0.9, 1.1),
        (all, k) => {
          const learned = learnWortCorrection(all.map(([gravity, factor]) => pair(gravity, factor)))
          const scaled = learnWortCorrection(all.map(([gravity, factor]) => pair(gravity, factor * k)))
          expect(scaled?.factor).toBeCloseTo((learned?.factor ?? 0) * k, 9)
        },
      ),
    )
  })

  test("is not moved by a reading that does not fit the others, which is named", () => {
    const good = [1.04, 1.05, 1.06, 1.07].map((gravity, at) => pair(gravity, 1.04 + at * 0.002))
    const slipped = { gravity: specificGravity(1.05), brix: brix(21.9) }
    const learned = learnWortCorrection([...good.slice(0, 2), slipped, ...good.slice(2)])
    expect(learned).toEqual({ ...learnWortCorrection(good), outliers: [2] })
    expect(learned?.spread).toBeCloseTo(0.0026, 4)
  })

  test("leaves out a pair of water, and is unknown without a wort", () => {
    const water = { gravity: specificGravity(1), brix: brix(0.2) }
    expect(learnWortCorrection([water, pair(1.05, 1.03)])).toMatchObject({
      used: 1,
      spread: null,
      outliers: [0],
    })
    expect(learnWortCorrection([water])).toBeNull()
    expect(learnWortCorrection([])).toBeNull()
  })
})
