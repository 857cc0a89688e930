import { breweryOf } from "../../brewing/equipment.ts"
import { scaleRecipe as scaleContent, type ScaleError, type ScaleTarget } from "../../brewing/scale-recipe.ts"
import type { Litres, Percent } from "../../brewing/units.ts"
import type { Member } from "../../shared/actor.ts"
import type { EquipmentId, RecipeId } from "../../shared/ids.ts"
import { err, ok, type Result } from "../../shared/result.ts"
import type { EquipmentNotFound, EquipmentProfile } from "../equipment/index.ts"
import { createRecipe } from "./create-recipe.ts"
import { readRecipe, type RecipeNotFound } from "./read-recipe.ts"
import type { RecipeDeps } from "./recipe-deps.ts"
import { estimate, isYieldAssumed, type RecipeWarning } from "./recipe-estimates.ts"
import type { StoredRecipe } from "./stored-recipe.ts"

export type ScaleRecipe = {
  readonly id: RecipeId
  /** A volume, or the volume, efficiency and kettle of an equipment of one's own. */
  readonly to: { readonly batchVolumeLitres: Litres } | { readonly equipmentId: EquipmentId }
  /** In place of the equipment's or the recipe's own; null leaves it to them. */
  readonly efficiencyPercent: Percent | null
  /** Whether the scaled recipe becomes one of the member's; otherwise it is only told. */
  readonly save: boolean
}

export type ScaledRecipe =
  | { readonly stored: true; readonly recipe: StoredRecipe }
  | { readonly stored: false; readonly recipe: Pick<StoredRecipe, "document" | "estimates"> }

/**
 * A recipe of one's own for another volume and efficiency: the same beer. The recipe itself stays as it is; what is stored
 * is a new one, private until its owner says otherwise. For an equipment the figures are those of its kettle, water
 * included, and so they stay until the recipe is changed: by itself it knows of no equipment but its boil volume.
 */
export const scaleRecipe = async (
  deps: RecipeDeps,
  member: Member,
  { id, to, efficiencyPercent, save }: ScaleRecipe,
): Promise<Result<ScaledRecipe, RecipeNotFound | EquipmentNotFound | ScaleError>> => {
  const read = await readRecipe(deps, member, id)
  if (!read.ok) return read
  const target = await targetOf(deps, member, to)
  if (!target.ok) return target
  const { document, estimates } = read.value
  const { brewery } = target.value
  const scaled = scaleContent(document, {
    ...target.value,
    efficiencyPercent: efficiencyPercent ?? target.value.efficiencyPercent,
  })
  if (!scaled.ok) return err(scaled.error)
  const content = {
    document: { ...document, ...scaled.value.recipe, visibility: "private" as const },
    assumed: [
      ...estimates.warnings.filter(isYieldAssumed),
      ...(scaled.value.colorShifts ? [colorShifted] : []),
    ],
  }
  if (save) return ok({ stored: true, recipe: await createRecipe(deps, member, { ...content, brewery }) })
  const figures = estimate(content.document, content.assumed, brewery)
  return ok({ stored: false, recipe: { document: content.document, estimates: figures } })
}

const targetOf = async (
  { equipment }: Pick<RecipeDeps, "equipment">,
  member: Member,
  to: ScaleRecipe["to"],
): Promise<Result<ScaleTarget, EquipmentNotFound>> => {
  if ("batchVolumeLitres" in to) return ok({ ...to, efficiencyPercent: null })
  const read = await equipment.read(member, to.equipmentId)
  return read.ok ? ok(targetIn(read.value.profile)) : read
}

/** With equipment for extract, whose efficiency is none of a mash, the recipe keeps its own. */
const targetIn = (profile: EquipmentProfile): ScaleTarget => ({
  batchVolumeLitres: profile.batchVolumeLitres,
  efficiencyPercent: profile.systemType === "extract" ? null : profile.efficiencyPercent,
  brewery: breweryOf(profile, profile),
})

const colorShifted: RecipeWarning = {
  code: "color_shifted",
  figure: "colorEbc",
  message: {
    en: "Scaled to another efficiency, this grist keeps its gravity but not quite its colour.",
    fr: "Mise à l'échelle pour un autre rendement, cette recette garde sa densité mais pas tout à fait sa couleur.",
  },
}
