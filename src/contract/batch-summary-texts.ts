import type { SummaryFigure, SummaryReason, SummaryRemark } from "../features/brew-log/index.ts"
import type { Localized } from "../shared/localized.ts"
import { abvSources } from "./calculators/abv.ts"
import { attenuationSources } from "./calculators/attenuation.ts"

const lastReading = { method: "last_reading", source: "The last that was measured there" }
const hotReading = {
  method: "last_reading_hot",
  source: "The last that was measured there, as much as it is at the boil: cold / (1 - contraction)",
}
const points = "J. Palmer, How to Brew, ch. 18; K. Troester, Efficiency, braukaiser.com"

/** How each measured figure is worked out, and by whose formula. */
export const summaryMethods: Readonly<
  Record<SummaryFigure, { readonly method: string; readonly source: string }>
> = {
  preBoilGravity: lastReading,
  originalGravity: {
    method: "last_reading_of_wort",
    source: "The last in the fermenter up to six hours after pitching, else the last after the boil",
  },
  finalGravity: { method: "last_reading_of_beer", source: "The last that was measured of the beer" },
  apparentAttenuationPercent: {
    method: "apparent",
    source: "(OG - FG) / (OG - 1), BeerXML 1.0",
  },
  realAttenuationPercent: { method: "de_clerck", source: attenuationSources.de_clerck },
  abvPercent: { method: "simple", source: abvSources.simple },
  preBoilVolumeLitres: hotReading,
  postBoilVolumeLitres: hotReading,
  fermenterVolumeLitres: {
    method: "wort_into_the_fermenter",
    source: "The last up to six hours after pitching, else the first after",
  },
  packagedVolumeLitres: lastReading,
  boilOffLitresPerHour: {
    method: "volumes_over_planned_boil",
    source: "(before - after) / the hours that the boil was planned for, as hot volumes",
  },
  mashEfficiencyPercent: {
    method: "points_before_the_boil",
    source: `Gravity points × cold litres before the boil, of what the mashed grain holds at 385.6 points · L / kg of sucrose. ${points}`,
  },
  brewhouseEfficiencyPercent: {
    method: "points_into_the_fermenter",
    source: `Gravity points × litres in the fermenter, less sugar and extract, of what the mashed grain holds. ${points}`,
  },
}

export const reasonTexts: Readonly<Record<SummaryReason, Localized>> = {
  no_pre_boil_gravity: {
    en: "No gravity was measured before the boil.",
    fr: "Aucune densité n'a été relevée avant l'ébullition.",
  },
  no_original_gravity: {
    en: "No gravity of the wort was measured after the boil.",
    fr: "Aucune densité du moût n'a été relevée après l'ébullition.",
  },
  no_gravity_of_beer: {
    en: "No gravity was measured since fermentation began.",
    fr: "Aucune densité n'a été relevée depuis le début de la fermentation.",
  },
  no_pre_boil_volume: {
    en: "No volume was measured before the boil.",
    fr: "Aucun volume n'a été relevé avant l'ébullition.",
  },
  no_post_boil_volume: {
    en: "No volume was measured after the boil.",
    fr: "Aucun volume n'a été relevé après l'ébullition.",
  },
  no_fermenter_volume: {
    en: "No volume was measured in the fermenter.",
    fr: "Aucun volume n'a été relevé dans le fermenteur.",
  },
  no_packaged_volume: {
    en: "No volume was measured at the packaging.",
    fr: "Aucun volume n'a été relevé au conditionnement.",
  },
  nothing_mashed: {
    en: "Nothing was mashed: sugar and extract give all that they hold.",
    fr: "Rien n'a été empâté : le sucre et l'extrait donnent tout ce qu'ils contiennent.",
  },
  no_boil: { en: "The wort was not boiled.", fr: "Le moût n'a pas bouilli." },
  no_extract: {
    en: "An original gravity of 1.000 or less is that of water.",
    fr: "Une densité initiale de 1,000 ou moins est celle de l'eau.",
  },
}

export const remarkTexts: Readonly<Record<SummaryRemark, Localized>> = {
  still_fermenting: {
    en: "The beer has not been packaged: the gravity may still fall.",
    fr: "La bière n'est pas encore conditionnée : la densité peut encore baisser.",
  },
  read_after_boil: {
    en: "Read after the boil, not in the fermenter: water or sugar that joined later is not in it.",
    fr: "Relevée après l'ébullition, pas dans le fermenteur : l'eau ou le sucre ajoutés ensuite n'y sont pas.",
  },
  gravity_rose: {
    en: "The gravity of the beer is above that of the wort: check both.",
    fr: "La densité de la bière est supérieure à celle du moût : vérifiez les deux.",
  },
  more_than_possible: {
    en: "More than the grain can give: check gravity and volume, and the amounts of the recipe.",
    fr: "Plus que le grain ne peut donner : vérifiez la densité, le volume et les quantités de la recette.",
  },
  less_than_nothing: {
    en: "Less than nothing: one of the readings must be wrong.",
    fr: "Moins que rien : l'une des lectures est sûrement fausse.",
  },
}
