import { expect, test } from "vitest"
import { callCalculator } from "./call-calculator.ts"

test("alcohol by weight comes with the same alcohol by volume, both by the method that is asked for", async () => {
  const gravities = { originalGravity: 1.05, finalGravity: 1.01 }
  expect(await callCalculator("alcohol-by-weight", gravities)).toMatchObject({
    status: 200,
    body: { value: 4.12, unit: "% w/w", method: "balling", abvPercent: 5.27, warnings: [] },
  })
  expect(await callCalculator("alcohol-by-weight", { ...gravities, method: "hall" })).toMatchObject({
    body: { value: 4.2, method: "hall", abvPercent: 5.34 },
  })
})

test("a gravity that rose is no alcohol, with a warning", async () => {
  const body = { originalGravity: 1.01, finalGravity: 1.05 }
  expect(await callCalculator("alcohol-by-weight", body)).toMatchObject({
    body: { value: 0, abvPercent: 0, warnings: [{ code: "gravity_rose" }] },
  })
})
