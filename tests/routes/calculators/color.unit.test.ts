import { expect, test } from "vitest"
import { callCalculator } from "./call-calculator.ts"

/** 1 lb of 30 °L in 5.5 gal, threefold: 16.36 MCU. */
const grist = { fermentables: [{ amountKg: 1.36078, colorLovibond: 30 }], batchVolumeL: 20.8198 }

test.each([
  ["morey", 10.1, 20, "#be5e00"],
  ["daniels", 11.7, 23, "#b25000"],
  ["mosher", 9.6, 18.9, "#c16300"],
])("by %s it is %d SRM, %d EBC, as on a screen", async (method, colorSrm, colorEbc, colorHex) => {
  const { status, body } = await callCalculator("color", { ...grist, method })
  expect({ status, body }).toMatchObject({
    status: 200,
    body: { value: colorEbc, unit: "EBC", method, colorSrm, colorEbc, colorHex, maltColorUnits: 16.4 },
  })
  expect(body).toMatchObject({ colorLovibond: colorSrm, warnings: [] })
})

test("EBC may be given in place of Lovibond, not beside it", async () => {
  const ebc = { ...grist, fermentables: [{ amountKg: 1.36078, colorEbc: 59.1 }] }
  expect(await callCalculator("color", ebc)).toMatchObject({ body: { colorSrm: 10.1, method: "morey" } })
  for (const fermentables of [[{ amountKg: 1 }], [{ amountKg: 1, colorEbc: 5, colorLovibond: 3 }]])
    expect(await callCalculator("color", { ...grist, fermentables })).toMatchObject({
      status: 422,
      body: { errors: [{ path: "fermentables[0].colorEbc", code: "one_of" }] },
    })
})

test("beyond what a formula holds for there is a warning, beyond reason no colour", async () => {
  const pale = { fermentables: [{ amountKg: 1, colorEbc: 3 }], batchVolumeL: 20, method: "daniels" }
  expect(await callCalculator("color", pale)).toMatchObject({
    body: { warnings: [{ code: "color_below_formula" }] },
  })
  const absurd = { fermentables: [{ amountKg: 10_000, colorEbc: 40_000 }], batchVolumeL: 0.1 }
  for (const method of ["morey", "daniels", "mosher"])
    expect(await callCalculator("color", { ...absurd, method })).toMatchObject({
      status: 200,
      body: { value: null, colorHex: null, warnings: [{ code: "color_out_of_range" }] },
    })
})
