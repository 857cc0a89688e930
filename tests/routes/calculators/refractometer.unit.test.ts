import { describe, expect, test } from "vitest"
import { callCalculator } from "./call-calculator.ts"

const refractometer = (body: unknown) => callCalculator("refractometer", body)

describe("gravities", () => {
  test("12 °Bx before fermentation are 1.046 with the usual factor, 1.048 with 1", async () => {
    expect(await refractometer({ originalBrix: 12 })).toMatchObject({
      status: 200,
      body: {
        value: 1.0464,
        method: "brix_over_factor",
        originalGravity: 1.0464,
        finalGravity: null,
        wortCorrectionFactor: 1.04,
        learned: null,
        warnings: [],
      },
    })
    expect(await refractometer({ originalBrix: 12, wortCorrectionFactor: 1 })).toMatchObject({
      body: { value: 1.0484 },
    })
  })

  test.each([
    ["terrill_cubic", 1.0114],
    ["novotny_linear", 1.0091],
    ["novotny_quadratic", 1.0085],
  ])("12 and 6 °Bx are a final gravity by %s of %d", async (method, value) => {
    expect(await refractometer({ originalBrix: 12, finalBrix: 6, method })).toMatchObject({
      body: { value, unit: "SG", method, finalGravity: value, originalGravity: 1.0464, warnings: [] },
    })
  })

  test("readings that are too early, swapped, or of no beer are warned of", async () => {
    expect(await refractometer({ originalBrix: 12, finalBrix: 11 })).toMatchObject({
      body: { value: expect.any(Number), warnings: [{ code: "barely_fermented" }] },
    })
    expect(await refractometer({ originalBrix: 6, finalBrix: 12 })).toMatchObject({
      body: { warnings: [{ code: "reading_rose" }] },
    })
    expect(await refractometer({ originalBrix: 40, finalBrix: 0 })).toMatchObject({
      status: 200,
      body: { value: null, finalGravity: null, warnings: [{ code: "no_sensible_gravity" }] },
    })
  })

  test("a reading of the beer alone is refused: alcohol bends light, too", async () => {
    expect(await refractometer({ finalBrix: 6 })).toMatchObject({
      status: 422,
      body: { errors: [{ path: "originalBrix", code: "required" }] },
    })
    expect(await refractometer({})).toMatchObject({ status: 422 })
  })
})

describe("the factor of an instrument", () => {
  const readings = [
    { brix: 10.2, gravity: 1.0396 },
    { brix: 12.5, gravity: 1.0486 },
    { brix: 14.8, gravity: 1.0577 },
    { brix: 17.2, gravity: 1.0675 },
  ]

  test("is learned from paired readings, with its spread", async () => {
    expect(await refractometer({ readings })).toMatchObject({
      status: 200,
      body: {
        value: 1.04,
        unit: "°Bx/°P",
        method: "least_squares",
        learned: { used: 4, outliers: [], spread: 0.0059 },
        warnings: [],
      },
    })
  })

  test("is what the readings beside it are corrected by", async () => {
    const doubled = readings.map(({ brix, gravity }) => ({ brix: brix * 1.05, gravity }))
    const plain = await refractometer({ readings, originalBrix: 12, finalBrix: 6 })
    const scaled = await refractometer({ readings: doubled, originalBrix: 12 * 1.05, finalBrix: 6 * 1.05 })
    expect(plain).toMatchObject({ body: { method: "terrill_cubic", value: expect.closeTo(1.0114, 3) } })
    expect(scaled).toMatchObject({ body: { value: expect.closeTo(1.0114, 3) } })
  })

  test("names the pair that slipped, and does not follow it", async () => {
    const slipped = { brix: 21.5, gravity: 1.0486 }
    const learned = await refractometer({ readings: [slipped, ...readings] })
    const without = await refractometer({ readings })
    expect(learned).toMatchObject({
      body: { learned: { used: 4, outliers: [0] }, warnings: [{ code: "outliers_left_out" }] },
    })
    expect(learned.body).toHaveProperty("value", Object(without.body).value)
  })

  test("from few or odd readings comes with a warning; an impossible one corrects nothing", async () => {
    expect(await refractometer({ readings: readings.slice(0, 1) })).toMatchObject({
      body: { learned: { used: 1, spread: null }, warnings: [{ code: "few_readings" }] },
    })
    expect(await refractometer({ readings: [{ brix: 0, gravity: 1.05 }], originalBrix: 12 })).toMatchObject({
      status: 200,
      body: { value: null, warnings: [{ code: "few_readings" }, { code: "unusual_factor" }] },
    })
    expect(await refractometer({ readings: [{ brix: 0.1, gravity: 1 }] })).toMatchObject({
      status: 200,
      body: { value: null, learned: null, warnings: [{ code: "no_usable_reading" }] },
    })
  })

  test("is either sent or learned, not both", async () => {
    expect(await refractometer({ readings, wortCorrectionFactor: 1.04 })).toMatchObject({
      status: 422,
      body: { errors: [{ path: "wortCorrectionFactor", code: "given_twice" }] },
    })
  })
})
