import { expect, test } from "vitest"
import { callCalculator } from "./call-calculator.ts"

test("attenuation is apparent and real, with the extracts behind it", async () => {
  expect(await callCalculator("attenuation", { originalGravity: 1.06, finalGravity: 1.01 })).toMatchObject({
    status: 200,
    body: {
      value: 83.3,
      unit: "%",
      method: "de_clerck",
      realPercent: 66.9,
      originalExtractPlato: 14.74,
      apparentExtractPlato: 2.56,
      realExtractPlato: 4.88,
      warnings: [],
    },
  })
})

test("Balling's constant weights are there for who wants them", async () => {
  const body = { originalGravity: 1.06, finalGravity: 1.01, method: "balling" }
  expect(await callCalculator("attenuation", body)).toMatchObject({
    body: { value: 83.3, method: "balling", realExtractPlato: 4.76 },
  })
})

test("water has no attenuation, and says so", async () => {
  expect(await callCalculator("attenuation", { originalGravity: 1, finalGravity: 1 })).toMatchObject({
    status: 200,
    body: { value: null, realPercent: null, warnings: [{ code: "nothing_to_ferment" }] },
  })
})

test("a gravity that rose is a negative attenuation, with a warning", async () => {
  expect(await callCalculator("attenuation", { originalGravity: 1.04, finalGravity: 1.05 })).toMatchObject({
    body: { value: -25, warnings: [{ code: "gravity_rose" }] },
  })
})
