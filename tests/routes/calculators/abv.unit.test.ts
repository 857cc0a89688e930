import { expect, test } from "vitest"
import { callCalculator } from "./call-calculator.ts"

test("alcohol is worked out by the method that is asked for, and cites it", async () => {
  const gravities = { originalGravity: 1.057, finalGravity: 1.013 }
  expect(await callCalculator("abv", gravities)).toMatchObject({
    status: 200,
    body: { value: 5.78, unit: "% vol", method: "simple", warnings: [] },
  })
  expect(await callCalculator("abv", { ...gravities, method: "hall" })).toMatchObject({
    body: { value: 5.95, method: "hall", source: expect.stringContaining("Zymurgy") },
  })
  expect(await callCalculator("abv", { ...gravities, method: "balling" })).toMatchObject({
    body: { value: 5.81, method: "balling", source: expect.stringContaining("Balling") },
  })
})

test("a final gravity above the original one is 0 %, with a warning", async () => {
  expect(await callCalculator("abv", { originalGravity: 1.01, finalGravity: 1.05 })).toMatchObject({
    status: 200,
    body: { value: 0, warnings: [{ code: "gravity_rose" }] },
  })
})

test("a gravity that nobody brews is refused with its path", async () => {
  expect(await callCalculator("abv", { originalGravity: 57, finalGravity: 1.01 })).toMatchObject({
    status: 422,
    body: { errors: [{ path: "originalGravity", code: "out_of_range" }] },
  })
})
