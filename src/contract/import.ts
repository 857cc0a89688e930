import * as z from "zod"
import type { ImportedItem, ImportReport } from "../features/recipes/index.ts"
import type { Locale } from "../shared/actor.ts"
import { rounded, toEstimatesWire } from "./estimates.ts"
import { RecipeWire } from "./recipe.ts"
import { toRecipeFields, toRecipeWire } from "./recipe-mapping.ts"

const IssueWire = z
  .object({
    severity: z.enum(["error", "warning", "info"]).describe("An error keeps its recipe out"),
    record: z.string().describe("Which record of the file"),
    field: z.string().describe("The field under the file's own name; empty for the record as a whole"),
    code: z.string().describe("Stable, snake_case"),
    message: z.string(),
  })
  .meta({ id: "ImportIssue" })

const figures = ["originalGravity", "finalGravity", "abvPercent", "ibu", "colorEbc"] as const
const stated = z.number().nullable()

/** A recipe of a dry run was not stored: it has neither id nor version. */
const ImportedRecipeWire = z
  .object({
    ...RecipeWire.shape,
    id: RecipeWire.shape.id.nullable(),
    version: RecipeWire.shape.version.nullable(),
    createdAt: RecipeWire.shape.createdAt.nullable(),
    updatedAt: RecipeWire.shape.updatedAt.nullable(),
  })
  .meta({
    id: "ImportedRecipe",
    description: "In a dry run id, version and times are null: nothing was stored",
  })

const ImportItemWire = z
  .object({
    recipe: ImportedRecipeWire.nullable().describe("null when it was refused"),
    stated: z
      .object({
        originalGravity: stated,
        finalGravity: stated,
        abvPercent: stated,
        ibu: stated,
        ibuMethod: z.string().nullable(),
        colorEbc: stated,
      })
      .describe("The figures that the file itself carries"),
    differences: z
      .array(
        z.object({
          figure: z.enum(figures),
          stated: z.number(),
          calculated: z.number(),
          reason: z.string().describe("Stable, snake_case"),
          message: z.string(),
        }),
      )
      .describe("Figures that the file states and that come out otherwise here"),
    issues: z.array(IssueWire),
  })
  .meta({ id: "ImportItem" })

/** What became of a recipe file. */
export const ImportWire = z
  .object({
    format: z.enum(["beerxml", "beerjson", "brewfather"]),
    imported: z.int().describe("How many recipes were stored, or would be"),
    refused: z.int(),
    items: z.array(ImportItemWire).describe("One for each recipe of the file, in its order"),
    issues: z.array(IssueWire).describe("What belongs to no recipe"),
  })
  .meta({ id: "Import" })
export type ImportWire = z.output<typeof ImportWire>

const queryFlag = z.enum(["true", "false"])
export const ImportQuery = z.strictObject({
  dryRun: queryFlag
    .default("false")
    .transform((flag) => flag === "true")
    .describe("Only tell what would be imported"),
})

export const toImportWire = ({ format, items, issues }: ImportReport, locale: Locale): ImportWire => {
  const refused = items.filter(({ recipe }) => recipe === null).length
  return {
    format,
    imported: items.length - refused,
    refused,
    items: items.map((item) => toItemWire(item, locale)),
    issues: issues.map((issue) => ({ ...issue, message: issue.message[locale] })),
  }
}

const toItemWire = (
  { recipe, stated, differences, issues }: ImportedItem,
  locale: Locale,
): ImportWire["items"][number] => ({
  recipe: recipe && toImportedRecipeWire(recipe, locale),
  stated: {
    originalGravity: rounded("originalGravity", stated.originalGravity),
    finalGravity: rounded("finalGravity", stated.finalGravity),
    abvPercent: rounded("abvPercent", stated.abvPercent),
    ibu: rounded("ibu", stated.ibu),
    ibuMethod: stated.ibuMethod,
    colorEbc: rounded("colorEbc", stated.colorEbc),
  },
  differences: differences.map(({ figure, stated, calculated, reason, message }) => ({
    figure,
    stated: rounded(figure, stated),
    calculated: rounded(figure, calculated),
    reason,
    message: message[locale],
  })),
  issues: issues.map((issue) => ({ ...issue, message: issue.message[locale] })),
})

const toImportedRecipeWire = (recipe: NonNullable<ImportedItem["recipe"]>, locale: Locale) =>
  "id" in recipe
    ? toRecipeWire(recipe, locale)
    : {
        id: null,
        version: null,
        createdAt: null,
        updatedAt: null,
        ...toRecipeFields(recipe.document),
        estimates: toEstimatesWire(recipe.estimates, locale),
      }
