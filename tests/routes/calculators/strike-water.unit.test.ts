import { expect, test } from "vitest"
import { callCalculator } from "./call-calculator.ts"

test("5 kg at 20 °C in 15 L for a mash of 66 °C take water of 72.4 °C", async () => {
  expect(await callCalculator("strike-water", { grainKg: 5, waterL: 15, targetC: 66 })).toMatchObject({
    status: 200,
    body: {
      value: 72.4,
      unit: "°C",
      method: "palmer",
      source: expect.stringContaining("Palmer"),
      warnings: [],
    },
  })
})

test("water that would have to boil, or to freeze, is no answer but a warning", async () => {
  expect(await callCalculator("strike-water", { grainKg: 5, waterL: 2, targetC: 66 })).toMatchObject({
    status: 200,
    body: { value: null, warnings: [{ code: "above_boiling" }] },
  })
  expect(
    await callCalculator("strike-water", { grainKg: 10, waterL: 4, grainC: 60, targetC: 20 }),
  ).toMatchObject({ body: { value: null, warnings: [{ code: "below_freezing" }] } })
})

test("a mash without grain is refused with its path", async () => {
  expect(await callCalculator("strike-water", { grainKg: 0, waterL: 15, targetC: 66 })).toMatchObject({
    status: 422,
    body: { errors: [{ path: "grainKg", code: "out_of_range" }] },
  })
})
