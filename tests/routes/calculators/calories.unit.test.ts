import { expect, test } from "vitest"
import { callCalculator } from "./call-calculator.ts"

test("a can of 1.050 to 1.010 has 164 kcal and 15 g of carbohydrates; a bottle of 330 ml is what is meant by default", async () => {
  const gravities = { originalGravity: 1.05, finalGravity: 1.01 }
  expect(await callCalculator("calories", { ...gravities, servingMl: 355 })).toMatchObject({
    status: 200,
    body: {
      value: 163.7,
      unit: "kcal",
      method: "hall",
      carbohydratesG: 15.2,
      caloriesPer330ml: 152.2,
      caloriesPer355ml: 163.7,
      warnings: [],
    },
  })
  expect(await callCalculator("calories", gravities)).toMatchObject({ body: { value: 152.2 } })
})

test("swapped gravities are warned of", async () => {
  expect(await callCalculator("calories", { originalGravity: 1.01, finalGravity: 1.05 })).toMatchObject({
    body: { warnings: [{ code: "gravity_rose" }] },
  })
})

test("an empty glass is refused", async () => {
  const body = { originalGravity: 1.05, finalGravity: 1.01, servingMl: 0 }
  expect(await callCalculator("calories", body)).toMatchObject({
    status: 422,
    body: { errors: [{ path: "servingMl", code: "out_of_range" }] },
  })
})
