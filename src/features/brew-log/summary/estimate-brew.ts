import { abvSimple } from "../../../brewing/alcohol.ts"
import { apparentAttenuation, realAttenuation } from "../../../brewing/attenuation.ts"
import { defaultBrewery } from "../../../brewing/brewery.ts"
import { breweryOf, packagedLitres } from "../../../brewing/equipment.ts"
import { gristPotential } from "../../../brewing/efficiency.ts"
import { estimateRecipe } from "../../../brewing/estimate-recipe.ts"
import { realExtractDeClerck } from "../../../brewing/real-extract.ts"
import type { Batch } from "../../batches/index.ts"
import type { SummaryFigure } from "./compared.ts"

/**
 * What the recipe of a batch promised, in its equipment: the figures that are compared with what was measured. Volumes in
 * the kettle are those of hot wort, as kettles are marked and recipes speak of them.
 */
export const estimateBrew = ({
  recipe,
  equipment,
}: Pick<Batch, "recipe" | "equipment">): Readonly<Record<SummaryFigure, number | null>> => {
  const brewery = equipment ? breweryOf(equipment.profile, recipe) : defaultBrewery
  const { losses } = brewery
  const estimates = estimateRecipe(recipe, brewery)
  const { originalGravity: original, finalGravity: final, preBoilVolumeLitres: preBoil } = estimates
  const batch = recipe.batchVolumeLitres
  const boilOff = batch * losses.boilOffPerHour
  const isMashed = gristPotential(recipe).mashed > 0
  return {
    preBoilGravity: estimates.preBoilGravity,
    originalGravity: original,
    finalGravity: final,
    apparentAttenuationPercent:
      original !== null && final !== null ? apparentAttenuation(original, final) : null,
    realAttenuationPercent:
      original !== null && final !== null
        ? realAttenuation(original, realExtractDeClerck(original, final))
        : null,
    abvPercent: original !== null && final !== null ? abvSimple(original, final) : null,
    preBoilVolumeLitres: preBoil,
    postBoilVolumeLitres: preBoil === null ? null : preBoil - boilOff * (recipe.boilMinutes / 60),
    fermenterVolumeLitres: batch,
    packagedVolumeLitres: equipment ? packagedLitres(equipment.profile, batch) : batch,
    boilOffLitresPerHour: recipe.boilMinutes > 0 ? boilOff : null,
    // What stays in the kettle was mashed as well.
    mashEfficiencyPercent: isMashed ? recipe.efficiencyPercent * (1 + losses.trub) : null,
    brewhouseEfficiencyPercent: isMashed ? recipe.efficiencyPercent : null,
  }
}
