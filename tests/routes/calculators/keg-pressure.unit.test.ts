import { expect, test } from "vitest"
import { callCalculator } from "./call-calculator.ts"

test("2.5 volumes at 38 °F take 77.5 kPa, 11.2 psi", async () => {
  expect(await callCalculator("keg-pressure", { temperatureC: 6 / 1.8, targetVolumes: 2.5 })).toMatchObject({
    status: 200,
    body: { value: 77.5, unit: "kPa", method: "asbc_fit", bar: 0.78, psi: 11.2, warnings: [] },
  })
})

test("a cold beer that holds the target by itself needs no pressure, and is told so", async () => {
  expect(await callCalculator("keg-pressure", { temperatureC: 0, targetVolumes: 1 })).toMatchObject({
    status: 200,
    body: { value: 0, bar: 0, psi: 0, warnings: [{ code: "no_pressure_needed" }] },
  })
})

test("above the chart the figure is said to be an estimate", async () => {
  expect(await callCalculator("keg-pressure", { temperatureC: 20, targetVolumes: 2.5 })).toMatchObject({
    body: { value: 190.6, warnings: [{ code: "beyond_chart" }] },
  })
})
