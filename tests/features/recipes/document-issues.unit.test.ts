import { expect, test } from "vitest"
import { documentIssues } from "../../../src/features/recipes/document-issues.ts"
import { RecipeDocumentSchema } from "../../../src/features/recipes/recipe-document.ts"
import { saison } from "./saison.ts"

test("a recipe that cannot be kept is refused with every field that is wrong", () => {
  const { document } = saison()
  const wrong = {
    ...document,
    notes: "bell \u0007",
    hops: document.hops.map((hop) => ({ ...hop, amountGrams: -1 })),
  }
  const parsed = RecipeDocumentSchema.safeParse(wrong)
  if (parsed.success) throw new Error("it was taken")
  expect(documentIssues("recipe 2 'Saison'", parsed.error, wrong)).toEqual([
    {
      severity: "error",
      record: "recipe 2 'Saison'",
      field: "hops[0].amountGrams",
      code: "out_of_range",
      message: {
        en: "hops[0].amountGrams must be between 0 and 100000, got -1.",
        fr: "hops[0].amountGrams doit être compris entre 0 et 100000, reçu -1.",
      },
    },
    expect.objectContaining({ severity: "error", field: "notes", code: "unprintable_character" }),
  ])
})
