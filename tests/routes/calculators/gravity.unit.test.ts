import { expect, test } from "vitest"
import { callCalculator } from "./call-calculator.ts"

const malt = { name: "Pale", amountKg: 5, yieldPercent: 80 }
const sugar = { name: "Candi", kind: "sugar", amountKg: 0.5, yieldPercent: 100, afterBoil: true }

test("5 kg of malt at 70 % in 20 L give 1.054; sugar counts whole, and not for the boil when it comes late", async () => {
  const brew = { volumeL: 20, efficiencyPercent: 70 }
  expect(await callCalculator("gravity", { ...brew, fermentables: [malt] })).toMatchObject({
    status: 200,
    body: { value: 1.054, unit: "SG", plato: 13.33, boilGravity: 1.054, finalGravity: null, warnings: [] },
  })
  const sweet = { ...brew, fermentables: [malt, sugar], attenuationPercent: 80 }
  expect(await callCalculator("gravity", sweet)).toMatchObject({
    body: { value: 1.0636, boilGravity: 1.054, finalGravity: 1.0127 },
  })
})

test("a yield that nobody gave is assumed, and said to be", async () => {
  const body = { fermentables: [{ name: "Pils", amountKg: 5 }], volumeL: 20, efficiencyPercent: 70 }
  expect(await callCalculator("gravity", body)).toMatchObject({
    status: 200,
    body: { warnings: [{ code: "yield_assumed", message: expect.stringContaining("Pils") }] },
  })
})

test("syrup has no gravity here, and says so", async () => {
  const body = { fermentables: [malt], volumeL: 1, efficiencyPercent: 100 }
  expect(await callCalculator("gravity", body)).toMatchObject({
    status: 200,
    body: { value: null, plato: null, boilGravity: null, warnings: [{ code: "gravity_out_of_range" }] },
  })
})

test("nothing, negative masses and no volume are refused, all at once", async () => {
  const body = { fermentables: [{ ...malt, amountKg: -1 }], volumeL: 0, efficiencyPercent: 70 }
  expect(await callCalculator("gravity", body)).toMatchObject({
    status: 422,
    body: { errors: [{ path: "fermentables[0].amountKg" }, { path: "volumeL" }] },
  })
  expect(await callCalculator("gravity", { ...body, fermentables: [], volumeL: 20 })).toMatchObject({
    status: 422,
    body: { errors: [{ path: "fermentables" }] },
  })
})
