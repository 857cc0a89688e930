import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { stylesOf } from "../../src/brewing/styles/beer-style.ts"
import { bjcp2021, bjcpStyle } from "../../src/brewing/styles/bjcp-2021.ts"
import { closestStyles, styleFit } from "../../src/brewing/styles/style-fit.ts"

const style = (code: string) => {
  const found = bjcpStyle(code)
  if (!found) throw new Error(`no style ${code}`)
  return found
}

/** A recipe in the middle of a style. */
const middleOf = (code: string) => {
  const { ranges } = style(code)
  if (!ranges) throw new Error(`${code} has no figures`)
  const middle = ({ min, max }: { min: number; max: number }) => (min + max) / 2
  return {
    originalGravity: middle(ranges.originalGravity),
    finalGravity: middle(ranges.finalGravity),
    abvPercent: middle(ranges.abvPercent),
    ibu: middle(ranges.ibu),
    colorSrm: middle(ranges.colorSrm),
  }
}

describe("the guide", () => {
  test("has 110 styles, 93 with figures, each code once", () => {
    expect(bjcp2021).toHaveLength(110)
    expect(new Set(bjcp2021.map(({ id }) => id)).size).toBe(110)
    expect(bjcp2021.filter(({ ranges }) => ranges !== null)).toHaveLength(93)
  })

  test("says of an American IPA what the BJCP says", () => {
    expect(style("21a")).toEqual({
      id: "21A",
      name: "American IPA",
      category: "IPA",
      ranges: {
        originalGravity: { min: 1.056, max: 1.07 },
        finalGravity: { min: 1.008, max: 1.014 },
        abvPercent: { min: 5.5, max: 7.5 },
        ibu: { min: 40, max: 70 },
        colorSrm: { min: 6, max: 14 },
      },
    })
  })

  test("has figures that a beer can have", () => {
    for (const { ranges } of bjcp2021) {
      if (ranges === null) continue
      expect(ranges.originalGravity.min).toBeGreaterThan(1.02)
      expect(ranges.originalGravity.max).toBeLessThan(1.21)
      expect(ranges.finalGravity.max).toBeLessThan(ranges.originalGravity.max)
      expect(ranges.abvPercent.max).toBeLessThan(20)
      expect(ranges.ibu.max).toBeLessThanOrEqual(120)
      expect(ranges.colorSrm.max).toBeLessThanOrEqual(50)
    }
  })

  test("is refused when a line of it is broken", () => {
    for (const line of ["1A", "1A | Lager | Beer | 1.028-1.040", "1A | L | B | a-b | 1-2 | 1-2 | 1-2 | 1-2"])
      expect(() => stylesOf(line)).toThrow(line)
  })
})

describe("a recipe beside a style", () => {
  test("fits from edge to edge, as guides print figures", () => {
    const edge = {
      originalGravity: 1.0704,
      finalGravity: 1.0076,
      abvPercent: 7.54,
      ibu: 39.6,
      colorSrm: 14.04,
    }
    expect(styleFit(edge, style("21A"))).toMatchObject({ fits: true, distance: 0 })
  })

  test("that is too bitter and too pale is told so, figure by figure", () => {
    const { fits, figures, distance } = styleFit({ ...middleOf("21A"), ibu: 100, colorSrm: 2 }, style("21A"))
    expect(fits).toBe(false)
    expect(figures.map(({ figure, verdict }) => [figure, verdict])).toEqual([
      ["originalGravity", "within"],
      ["finalGravity", "within"],
      ["abvPercent", "within"],
      ["ibu", "above"],
      ["colorSrm", "below"],
    ])
    expect(distance).toBeCloseTo(30 / 30 + 4 / 8, 9)
  })

  test("with a figure unknown, or a style without figures, neither fits nor does not", () => {
    expect(styleFit({ ...middleOf("21A"), ibu: null }, style("21A"))).toMatchObject({ fits: null })
    expect(styleFit(middleOf("21A"), style("34C"))).toMatchObject({ fits: null, figures: [] })
  })
})

describe("the closest styles", () => {
  test("of a recipe in the middle of a style are that style first", () => {
    for (const code of ["21A", "25B", "20C", "1A", "23A"])
      expect(closestStyles(middleOf(code), bjcp2021, 5)[0]?.style.id).toBe(code)
  })

  test("are ordered by their distance, whatever the recipe", () => {
    const figure = (min: number, max: number) => fc.option(fc.double({ min, max, noNaN: true }))
    const anyBeer = fc.record({
      originalGravity: figure(0.9, 1.5),
      finalGravity: figure(0.9, 1.5),
      abvPercent: figure(0, 100),
      ibu: figure(0, 100_000),
      colorSrm: figure(0, 20_000),
    })
    fc.assert(
      fc.property(anyBeer, (recipe) => {
        const closest = closestStyles(recipe, bjcp2021, 5).map(({ distance }) => distance)
        expect(closest).toEqual(closest.toSorted((one, other) => one - other))
        expect(closest).toHaveLength(Object.values(recipe).every((value) => value === null) ? 0 : 5)
      }),
    )
  })
})
