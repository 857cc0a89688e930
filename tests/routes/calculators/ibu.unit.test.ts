import { expect, test } from "vitest"
import { callCalculator } from "./call-calculator.ts"

const hour = { amountG: 30, alphaPercent: 6, minutes: 60, form: "leaf" }
const brew = { hops: [hour], originalGravity: 1.05, batchVolumeL: 20, boilVolumeL: 24 }
const originalOnly = { averageBoilGravity: false }

test("an hour's boil has the bitterness of the published table, with its method and source", async () => {
  const answer = await callCalculator("ibu", { ...brew, settings: originalOnly })
  // 90 mg/L of alpha acids, of which 0.231 isomerise at 1.050.
  expect(answer).toMatchObject({
    status: 200,
    body: { value: 20.8, unit: "IBU", method: "tinseth", gravity: 1.05, warnings: [] },
  })
  expect(answer.body).toMatchObject({
    source: expect.stringContaining("Tinseth"),
    bitternessRatio: 0.42,
    hops: [{ name: "", ibu: 20.8, utilizationPercent: 23.1 }],
  })
})

test.each([
  ["rager", 27.7],
  ["garetz", 16.9],
  ["mibu", 20.8],
])("by %s it is %d IBU", async (ibuMethod, value) => {
  expect(await callCalculator("ibu", { ...brew, settings: { ...originalOnly, ibuMethod } })).toMatchObject({
    body: { value, method: ibuMethod },
  })
})

test("several additions are told one by one, and add up", async () => {
  const hops = [
    { ...hour, name: "Magnum" },
    { ...hour, name: "Saaz", minutes: 10 },
    { ...hour, name: "Citra", use: "dry_hop" },
  ]
  expect(await callCalculator("ibu", { ...brew, hops, settings: originalOnly })).toMatchObject({
    body: {
      value: 28.3,
      hops: [
        { name: "Magnum", ibu: 20.8 },
        { name: "Saaz", ibu: 7.5 },
        { name: "Citra", ibu: 0, utilizationPercent: 0 },
      ],
    },
  })
})

test("the hops see the mean gravity of the boil, unless the settings say otherwise", async () => {
  expect(await callCalculator("ibu", brew)).toMatchObject({ body: { value: 21.4, gravity: 1.0469 } })
})

test("a whirlpool, a boil of less than the batch and a hop that outlasts the boil are said to be so", async () => {
  const hops = [
    { ...hour, use: "whirlpool", minutes: 20 },
    { ...hour, minutes: 90 },
  ]
  const codes = async (settings: object) => {
    const { body } = await callCalculator("ibu", { ...brew, hops, boilVolumeL: 10, settings })
    return body
  }
  expect(await codes({})).toMatchObject({
    warnings: [
      { code: "boil_below_batch" },
      { code: "whirlpool_estimated" },
      { code: "hop_longer_than_boil" },
    ],
  })
  expect(await codes({ ibuMethod: "mibu" })).toMatchObject({
    warnings: [{}, { code: "whirlpool_cooling_assumed" }, {}],
  })
})

test("by mIBU a wider kettle cools faster and gives less, and nothing is assumed of it", async () => {
  const hops = [{ ...hour, use: "whirlpool", minutes: 30 }]
  const settings = { ibuMethod: "mibu" }
  const value = async (kettleAreaCm2: number) => {
    const { body } = await callCalculator("ibu", { ...brew, hops, settings, kettleAreaCm2 })
    return body
  }
  expect(await value(300)).toMatchObject({ value: 11.4, warnings: [] })
  expect(await value(3000)).toMatchObject({ value: 4.9 })
})

test("no value within the ranges makes it fail, however absurd", async () => {
  for (const ibuMethod of ["tinseth", "rager", "garetz", "mibu"])
    for (const boilVolumeL of [0.1, 20_000, null])
      for (const use of ["boil", "first_wort", "whirlpool", "mash", "dry_hop"]) {
        const hops = [{ amountG: 100_000, alphaPercent: 100, form: "extract", use, minutes: 527_040 }]
        for (const batchVolumeL of [0.1, 10_000])
          for (const originalGravity of [0.98, 1.2])
            expect(
              await callCalculator("ibu", {
                hops,
                originalGravity,
                batchVolumeL,
                boilVolumeL,
                boilMinutes: 1440,
                settings: { ibuMethod },
                kettleAreaCm2: 1_000_000,
                altitudeM: 6000,
              }),
            ).toMatchObject({ status: 200 })
      }
})

test.each([
  [{ hops: [] }, "hops", "too_small"],
  [{ hops: [{ ...hour, amountG: -5 }] }, "hops[0].amountG", "out_of_range"],
  [{ hops: [{ ...hour, alphaPercent: 200 }] }, "hops[0].alphaPercent", "out_of_range"],
  [{ hops: [{ amountG: 30, alphaPercent: 6 }] }, "hops[0].minutes", "required"],
  [{ batchVolumeL: 0 }, "batchVolumeL", "out_of_range"],
  [{ settings: { ibuMethod: "guess" } }, "settings.ibuMethod", "invalid_value"],
  [{ settings: { colorMethod: "morey" } }, "settings.colorMethod", "unknown_field"],
])("%j is refused with its path", async (other, path, code) => {
  expect(await callCalculator("ibu", { ...brew, ...other })).toMatchObject({
    status: 422,
    body: { errors: [{ path, code }] },
  })
})
