import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type * as z from "zod"
import { RecipeBody, RecipeWire } from "../../src/contract/recipe.ts"
import { fromRecipeBody, toRecipeFields, toRecipeWire } from "../../src/contract/recipe-mapping.ts"
import { patched, RecipePatch } from "../../src/contract/recipe-patch.ts"
import { estimate } from "../../src/features/recipes/recipe-estimates.ts"
import type { MemberId, RecipeId } from "../../src/shared/ids.ts"

const required = {
  name: "Saison",
  type: "all_grain",
  batchVolumeL: 20,
  boilMinutes: 60,
  efficiencyPercent: 72,
} as const

const pilsner = { name: "Pilsner", amountKg: 5, yieldPercent: 80, colorEbc: 3.5 }
const saaz = { name: "Saaz", amountG: 30, alphaPercent: 3.5, minutes: 60 }

const problemsOf = (body: unknown): readonly z.core.$ZodIssue[] =>
  RecipeBody.safeParse(body).error?.issues ?? []
const pathsOf = (body: unknown): readonly string[] => problemsOf(body).map(({ path }) => path.join("."))
const stored = (document: ReturnType<typeof documentOf>) => ({ document, estimates: estimate(document) })
const documentOf = (body: z.input<typeof RecipeBody>) => fromRecipeBody(RecipeBody.parse(body)).document

describe("what a client leaves out", () => {
  test("five fields make a recipe, everything else has a default", () => {
    expect(RecipeBody.parse(required)).toMatchObject({
      fermentables: [],
      hops: [],
      mash: { steps: [] },
      boilVolumeL: null,
      visibility: "private",
      settings: { ibuMethod: "tinseth", colorMethod: "morey" },
    })
  })

  test.each(["name", "type", "batchVolumeL", "boilMinutes", "efficiencyPercent"])(
    "%s is required",
    (field) => {
      expect(pathsOf({ ...required, [field]: undefined })).toEqual([field])
    },
  )

  test("a fermentable without a yield gets the usual one of its kind, and a warning says so", () => {
    const content = fromRecipeBody(
      RecipeBody.parse({ ...required, fermentables: [{ name: "Candi", kind: "sugar", amountKg: 1 }] }),
    )
    expect(content.document.fermentables[0]).toMatchObject({ yieldPercent: 100, use: "boil" })
    expect(content.assumed).toMatchObject([{ code: "yield_assumed", figure: "originalGravity" }])
  })

  test("a potential gravity is a yield: 46.21 points are 100 %", () => {
    const body = { ...required, fermentables: [{ name: "Munich", amountKg: 1, potentialSg: 1.037 }] }
    expect(documentOf(body).fermentables[0]?.yieldPercent).toBeCloseTo(80.07, 2)
  })

  test("a boiled hop needs its minutes; one in the first wort is there for all of the boil", () => {
    const { minutes: _, ...untimed } = saaz
    expect(pathsOf({ ...required, hops: [untimed] })).toEqual(["hops.0.minutes"])
    expect(documentOf({ ...required, hops: [{ ...untimed, use: "first_wort" }] }).hops[0]?.minutes).toBe(60)
  })
})

describe("what a recipe cannot be", () => {
  test.each([
    ["an unknown field", { batchVolumeLitres: 20 }, ""],
    ["a number in quotes", { batchVolumeL: "20" }, "batchVolumeL"],
    ["NaN", { batchVolumeL: Number.NaN }, "batchVolumeL"],
    ["an endless number", { batchVolumeL: Number.POSITIVE_INFINITY }, "batchVolumeL"],
    ["a batch of nothing", { batchVolumeL: 0 }, "batchVolumeL"],
    ["a boil of negative minutes", { boilMinutes: -5 }, "boilMinutes"],
    ["a negative mass", { fermentables: [{ ...pilsner, amountKg: -1 }] }, "fermentables.0.amountKg"],
    ["200 % alpha", { hops: [{ ...saaz, alphaPercent: 200 }] }, "hops.0.alphaPercent"],
    [
      "a hop of 60 % alpha that is no extract",
      { hops: [{ ...saaz, alphaPercent: 60 }] },
      "hops.0.alphaPercent",
    ],
    ["half a day", { hops: [{ ...saaz, use: "dry_hop", day: 2.5 }] }, "hops.0.day"],
    ["101 hops", { hops: Array.from({ length: 101 }, () => saaz) }, "hops"],
    ["a name of spaces", { name: "   " }, "name"],
    ["a name of 201 letters", { name: "x".repeat(201) }, "name"],
    ["a control character", { name: "Sai\u0007son" }, "name"],
    ["an override of the reading direction", { notes: "a\u202eb" }, "notes"],
    ["half a surrogate pair", { name: "Saison \ud83c" }, "name"],
    [
      "yield and potential at once",
      { fermentables: [{ ...pilsner, potentialSg: 1.03 }] },
      "fermentables.0.potentialSg",
    ],
    ["an unknown style of bitterness", { settings: { ibuMethod: "guess" } }, "settings.ibuMethod"],
  ])("%s", (_, change, path) => {
    expect(pathsOf({ ...required, ...change })).toEqual([path])
  })

  test("all that is wrong is told at once", () => {
    expect(
      pathsOf({ ...required, boilMinutes: -1, hops: [saaz, { ...saaz, amountG: -1, alphaPercent: 520 }] }),
    ).toEqual(["boilMinutes", "hops.1.amountG", "hops.1.alphaPercent"])
  })

  test("a number out of range is refused with the range, the number, and the likely slip", () => {
    const [problem] = problemsOf({ ...required, efficiencyPercent: 7250 })
    expect(problem).toMatchObject({
      params: {
        code: "out_of_range",
        text: {
          en: "Must be between 0 and 100, got 7250. Was it 72.50 with a decimal comma?",
          fr: "Doit être compris entre 0 et 100, reçu 7250. Était-ce 72,50 avec une virgule décimale ?",
        },
      },
    })
  })

  test("an extract may be stronger than any hop", () => {
    expect(pathsOf({ ...required, hops: [{ ...saaz, alphaPercent: 60, form: "extract" }] })).toEqual([])
  })
})

describe("what is kept", () => {
  const ingredient = fc.record({
    name: fc.stringMatching(/^[A-Za-z][A-Za-z ]{0,20}[a-z]$/),
    amountKg: fc.double({ min: 0, max: 100, noNaN: true }),
    yieldPercent: fc.double({ min: 0, max: 100, noNaN: true }),
    colorEbc: fc.double({ min: 0, max: 3000, noNaN: true }),
    kind: fc.constantFrom("grain", "sugar", "fruit"),
    use: fc.constantFrom("mash", "boil", "fermenter"),
    afterBoil: fc.boolean(),
  })

  test("what a recipe says comes back as it was sent", () => {
    fc.assert(
      fc.property(fc.array(ingredient, { maxLength: 5 }), (fermentables) => {
        const body = RecipeBody.parse({ ...required, fermentables, hops: [saaz] })
        const sentBack = toRecipeFields(fromRecipeBody(body).document)
        expect(fromRecipeBody(RecipeBody.parse(sentBack))).toEqual(fromRecipeBody(body))
      }),
    )
  })

  test("spaces around a name and Windows line breaks are tidied up", () => {
    expect(documentOf({ ...required, name: "  Saison \n Dupont ", notes: "a\r\nb\n" })).toMatchObject({
      name: "Saison Dupont",
      notes: "a\nb",
    })
  })

  test("the answer is what the contract says, in the reader's language", () => {
    const document = documentOf({ ...required, fermentables: [pilsner], hops: [saaz] })
    const stored = {
      id: "0198c0de-0000-7000-8000-000000000001" as RecipeId,
      ownerId: "0198c0de-0000-7000-8000-000000000002" as MemberId,
      version: 1,
      createdAt: new Date(0),
      updatedAt: new Date(0),
      document,
      estimates: estimate(document),
    }
    const wire = toRecipeWire(stored, "fr")
    expect(RecipeWire.parse(wire)).toEqual(wire)
    expect(wire.estimates.originalGravity).toBe(1.0555)
    expect(wire.estimates.warnings).toContainEqual({
      code: "attenuation_assumed",
      figure: "finalGravity",
      message: expect.stringContaining("levure"),
    })
    expect(wire.estimates.warnings).toContainEqual(
      expect.objectContaining({ code: "mash_water_assumed", figure: "mashWaterL" }),
    )
  })
})

describe("a patch", () => {
  const document = documentOf({
    ...required,
    notes: "old",
    fermentables: [pilsner],
    hops: [saaz],
    waterProfile: { name: "Pilsen", calciumPpm: 7 },
    settings: { pelletFactor: 1.1 },
  })
  const after = (patch: unknown) => {
    const outcome = patched(stored(document), RecipePatch.parse(patch))
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.error.issues))
    return outcome.value.document
  }

  test("changes what it names and leaves the rest", () => {
    expect(after({ name: "Bière de garde" })).toEqual({ ...document, name: "Bière de garde" })
  })

  test("null takes away, so that the default holds again", () => {
    expect(after({ notes: null, waterProfile: null, settings: { pelletFactor: null } })).toEqual({
      ...document,
      notes: "",
      waterProfile: null,
      settings: { ...document.settings, pelletFactor: 1 },
    })
  })

  test("objects are merged, lists are replaced", () => {
    const changed = after({ waterProfile: { sodiumPpm: 3 }, hops: [] })
    expect(changed.waterProfile).toMatchObject({ name: "Pilsen", calciumPpm: 7, sodiumPpm: 3 })
    expect(changed.hops).toEqual([])
  })

  test.each([
    ["nothing", {}],
    ["an unknown field", { colour: 3 }],
    ["null for what a recipe needs", { name: null }],
    ["what only the server writes", { version: 7 }],
  ])("%s is refused", (_, patch) => {
    expect(RecipePatch.safeParse(patch).success).toBe(false)
  })

  test("leaves a yield that was assumed assumed, until the fermentables are sent again", () => {
    const content = fromRecipeBody(
      RecipeBody.parse({ ...required, fermentables: [{ name: "Munich", amountKg: 5 }] }),
    )
    const recipe = { document: content.document, estimates: estimate(content.document, content.assumed) }
    const assumedAfter = (patch: unknown) => {
      const outcome = patched(recipe, RecipePatch.parse(patch))
      return outcome.ok && outcome.value.assumed.map(({ code }) => code)
    }
    expect(assumedAfter({ notes: "new" })).toEqual(["yield_assumed"])
    expect(assumedAfter({ fermentables: [pilsner] })).toEqual([])
  })

  test("what comes out must be a recipe", () => {
    const withoutWater = fromRecipeBody(RecipeBody.parse(required)).document
    const outcome = patched(stored(withoutWater), RecipePatch.parse({ waterProfile: { calciumPpm: 50 } }))
    expect(outcome).toMatchObject({
      ok: false,
      error: { kind: "invalid_patch", issues: [{ path: ["waterProfile", "name"] }] },
    })
  })
})
