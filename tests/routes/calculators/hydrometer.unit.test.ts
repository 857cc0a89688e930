import { expect, test } from "vitest"
import { callCalculator } from "./call-calculator.ts"

test("a reading in warm wort is corrected to what the hydrometer is made for, 20 °C unless said", async () => {
  expect(await callCalculator("hydrometer", { gravity: 1.05, temperatureC: 20 })).toMatchObject({
    status: 200,
    body: { value: 1.05, unit: "SG", method: "expansion_of_water", warnings: [] },
  })
  const sixty = { gravity: 1.05, temperatureC: (100 - 32) / 1.8, calibrationC: (60 - 32) / 1.8 }
  expect(await callCalculator("hydrometer", sixty)).toMatchObject({ body: { value: 1.0561 } })
})

test("a hot sample is corrected, with the advice to cool it", async () => {
  expect(await callCalculator("hydrometer", { gravity: 1.05, temperatureC: 75 })).toMatchObject({
    status: 200,
    body: { warnings: [{ code: "hot_sample" }] },
  })
})

test("steam is refused", async () => {
  expect(await callCalculator("hydrometer", { gravity: 1.05, temperatureC: 101 })).toMatchObject({
    status: 422,
    body: { errors: [{ path: "temperatureC" }] },
  })
})
