import { estimateRecipe } from "../../brewing/estimate-recipe.ts"
import type { Recipe } from "../../brewing/recipe.ts"
import { readRecipeFile } from "../../formats/read-recipe-file.ts"
import type { RecipeFormat } from "../../formats/recognise-format.ts"
import type { FileError } from "../../formats/file-error.ts"
import { compareFigures, type FigureDifference } from "../../formats/compare-figures.ts"
import type { FormatIssue } from "../../formats/format-issue.ts"
import type { RecipeRecord, StatedFigures } from "../../formats/recipe-record.ts"
import { inTurns, type Steps } from "../../formats/turns.ts"
import type { Member } from "../../shared/actor.ts"
import { err, ok, type Result } from "../../shared/result.ts"
import { newRecipe } from "./create-recipe.ts"
import { documentIssues } from "./document-issues.ts"
import type { RecipeDeps } from "./recipe-deps.ts"
import { type RecipeDocument, RecipeDocumentSchema } from "./recipe-document.ts"
import { insertRecipes } from "./recipe-row.ts"
import type { StoredRecipe } from "./stored-recipe.ts"

export type ImportRecipes = {
  readonly bytes: Uint8Array
  /** Only tells what would be imported. */
  readonly dryRun: boolean
}

/** What became of one recipe of the file. */
export type ImportedItem = {
  /** Null when an issue is an error. In a dry run it has no row. */
  readonly recipe: StoredRecipe | UnstoredRecipe | null
  readonly stated: StatedFigures
  readonly differences: readonly FigureDifference[]
  readonly issues: readonly FormatIssue[]
}
export type UnstoredRecipe = Pick<StoredRecipe, "document" | "estimates">

export type ImportReport = {
  readonly format: RecipeFormat
  readonly items: readonly ImportedItem[]
  /** What belongs to no recipe. */
  readonly issues: readonly FormatIssue[]
}

/** The file as a whole can't be read. */
export type UnreadableFile = { readonly kind: "unreadable_file"; readonly reason: FileError }

/**
 * Imports the recipes of a file. Each stands for itself: one that is broken is told and left out, the others are
 * stored, all in one transaction, so that a repeat after a failure finds nothing half done.
 */
export const importRecipes = async (
  { db, clock, newId }: RecipeDeps,
  member: Member,
  { bytes, dryRun }: ImportRecipes,
): Promise<Result<ImportReport, UnreadableFile>> => {
  const reading = await readRecipeFile(bytes)
  if (!reading.ok) return err({ kind: "unreadable_file", reason: reading.error })
  const { format, records, issues } = reading.value
  const checked = await inTurns(checkRecords(records))
  if (dryRun) return ok({ format, items: checked, issues })
  const now = clock.now()
  const items = checked.map(({ recipe, ...item }) => ({
    ...item,
    recipe: recipe && newRecipe(member, newId(), { document: recipe.document, assumed: [] }, now),
  }))
  const recipes = items.flatMap(({ recipe }) => recipe ?? [])
  await db.transaction(async (tx) => {
    for (let start = 0; start < recipes.length; start += chunk) {
      await insertRecipes(tx, recipes.slice(start, start + chunk))
    }
  })
  return ok({ format, items, issues })
}

/** Recipes per statement: PostgreSQL takes 65,535 parameters, and each recipe may bring 400 ingredients. */
const chunk = 25

type Checked = Omit<ImportedItem, "recipe"> & { readonly recipe: UnstoredRecipe | null }

/** A thousand recipes take a second: others have their turns meanwhile. */
function* checkRecords(records: readonly RecipeRecord[]): Steps<readonly Checked[]> {
  const checked: Checked[] = []
  for (const record of records) {
    checked.push(checkRecord(record))
    yield
  }
  return checked
}

const checkRecord = (record: RecipeRecord): Checked => {
  const { stated, issues } = record
  if (record.recipe === null) return { recipe: null, stated, differences: [], issues }
  const parsed = RecipeDocumentSchema.safeParse(asDocument(record.recipe))
  if (!parsed.success) {
    const refused = documentIssues(`recipe ${record.record} '${record.name}'`, parsed.error, record.recipe)
    return { recipe: null, stated, differences: [], issues: [...issues, ...refused] }
  }
  const document = parsed.data
  const estimates = estimateRecipe(document)
  return {
    recipe: { document, estimates },
    stated,
    differences: compareFigures(stated, estimates, document),
    issues,
  }
}

const asDocument = (recipe: Recipe): RecipeDocument => ({
  ...recipe,
  styleId: null,
  photoIds: [],
  visibility: "private",
})
