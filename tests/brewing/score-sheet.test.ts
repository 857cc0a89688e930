import { describe, expect, test } from "vitest"
import { rankOf, scoreOf, scoreSheetMaxima } from "../../src/brewing/styles/score-sheet.ts"

describe("the BJCP's score sheet", () => {
  test("has 50 points: 12 for aroma, 3 appearance, 20 flavour, 5 mouthfeel, 10 overall", () => {
    expect(scoreSheetMaxima).toEqual({ aroma: 12, appearance: 3, flavor: 20, mouthfeel: 5, overall: 10 })
    expect(scoreOf(scoreSheetMaxima)).toBe(50)
  })

  test.each([
    [50, "outstanding"],
    [45, "outstanding"],
    [44, "excellent"],
    [38, "excellent"],
    [37, "very_good"],
    [30, "very_good"],
    [29, "good"],
    [21, "good"],
    [20, "fair"],
    [14, "fair"],
    [13, "problematic"],
    [0, "problematic"],
  ])("calls a beer of %i points %s, as its scoring guide does", (score, rank) => {
    expect(rankOf(score)).toBe(rank)
  })
})
