import { expect, test } from "vitest"
import { callCalculator } from "./call-calculator.ts"

const pilsner = { grist: [{ kind: "pilsner", amountKg: 5 }], waterL: 15 }

test("a mash of pilsner malt in distilled water is at 5.75, give or take 0.1", async () => {
  expect(await callCalculator("mash-ph", pilsner)).toMatchObject({
    status: 200,
    body: {
      value: 5.75,
      unit: "pH",
      method: "troester",
      uncertaintyPh: 0.1,
      gristPh: 5.75,
      residualAlkalinityMeqL: 0,
      toTarget: null,
      warnings: [{ code: "outside_usual" }],
    },
  })
})

test("special malts, water and acid move it", async () => {
  const body = {
    grist: [
      { kind: "maris_otter", amountKg: 4.5 },
      { kind: "crystal", amountKg: 0.5, colorEbc: 120 },
    ],
    waterL: 15,
    water: { calciumPpm: 60, bicarbonatePpm: 120 },
    acids: [{ acid: "lactic_88", amountMl: 2 }],
  }
  expect(await callCalculator("mash-ph", body)).toMatchObject({
    body: { value: 5.62, uncertaintyPh: 0.15, gristPh: 5.68, residualAlkalinityMeqL: 1.111 },
  })
})

test("the acid to a target is told, and takes the mash there", async () => {
  expect(await callCalculator("mash-ph", { ...pilsner, targetPh: 5.4 })).toMatchObject({
    body: { toTarget: { acid: "lactic_88", amount: 6.1, unit: "mL" } },
  })
  const acids = [{ acid: "lactic_88", amountMl: 6.1 }]
  expect(await callCalculator("mash-ph", { ...pilsner, acids })).toMatchObject({ body: { value: 5.4 } })
  expect(
    await callCalculator("mash-ph", { ...pilsner, targetPh: 5.4, targetAcid: "acidulated_malt" }),
  ).toMatchObject({ body: { toTarget: { acid: "acidulated_malt", amount: 209, unit: "g" } } })
})

test("a mash below the target needs no acid, and says what it needs", async () => {
  expect(await callCalculator("mash-ph", { ...pilsner, targetPh: 6 })).toMatchObject({
    body: {
      toTarget: { amount: 0 },
      warnings: [{ code: "outside_usual" }, { code: "target_above_estimate" }],
    },
  })
})

test("far from a mash, and far from its usual thickness, the estimate says so", async () => {
  const acids = [{ acid: "phosphoric_85", amountMl: 1_000 }]
  expect(await callCalculator("mash-ph", { ...pilsner, waterL: 50, acids })).toMatchObject({
    status: 200,
    body: { value: null, warnings: [{ code: "beyond_model" }, { code: "unusual_thickness" }] },
  })
})

test("a mash without grain is refused with its path", async () => {
  expect(await callCalculator("mash-ph", { grist: [], waterL: 15 })).toMatchObject({
    status: 422,
    body: { errors: [{ path: "grist" }] },
  })
})
