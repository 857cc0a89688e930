import type { Localized } from "../shared/localized.ts"
import { MOREY_LIMIT_SRM } from "./colour.ts"
import { ASSUMED_ATTENUATION } from "./final-gravity.ts"
import { ASSUMED_WHIRLPOOL_CELSIUS } from "./hop-bitterness.ts"

/** What a reader of the estimates should know: an input that is missing, assumed, or beyond what a formula holds for. */
export type EstimateWarning = {
  readonly code: EstimateWarningCode
  /** The field of the estimates that it is about. */
  readonly figure: string
  readonly message: Localized
}
export type EstimateWarningCode = keyof typeof warnings

/** Notes a warning, once however often it comes up. */
export type Warn = (code: EstimateWarningCode) => void

/** Above this, alpha acids no longer stay dissolved in beer, whatever is added (Peacock; Hosom). */
export const BITTERNESS_LIMIT_IBU = 100

const warnings = {
  no_batch_volume: {
    figure: "originalGravity",
    message: {
      en: "The batch volume is 0, so nothing can be worked out.",
      fr: "Le volume du brassin est 0 : rien ne peut être calculé.",
    },
  },
  no_fermentables: {
    figure: "originalGravity",
    message: {
      en: "There is nothing fermentable in the recipe, so gravity, alcohol, bitterness and colour are unknown.",
      fr: "La recette ne contient aucun fermentescible : densité, alcool, amertume et couleur sont inconnus.",
    },
  },
  gravity_out_of_range: {
    figure: "originalGravity",
    message: {
      en: "The fermentables give a gravity beyond 1.500: check amounts and batch volume.",
      fr: "Les fermentescibles donnent une densité au-delà de 1,500 : vérifiez les quantités et le volume du brassin.",
    },
  },
  attenuation_assumed: {
    figure: "finalGravity",
    message: {
      en: `No yeast says how far it attenuates: ${ASSUMED_ATTENUATION} % is assumed.`,
      fr: `Aucune levure n'indique son atténuation : ${ASSUMED_ATTENUATION} % est supposé.`,
    },
  },
  boil_below_batch: {
    figure: "preBoilVolumeLitres",
    message: {
      en: "The boil starts with less than the batch volume: water is taken to be added after the boil.",
      fr: "L'ébullition commence avec moins que le volume du brassin : on suppose un ajout d'eau après l'ébullition.",
    },
  },
  boil_gravity_out_of_range: {
    figure: "preBoilGravity",
    message: {
      en: "The boil volume is too small for these fermentables: bitterness is worked out with the original gravity.",
      fr: "Le volume d'ébullition est trop petit pour ces fermentescibles : l'amertume est calculée avec la densité initiale.",
    },
  },
  whirlpool_estimated: {
    figure: "ibu",
    message: {
      en: `Whirlpool hops count by their time and temperature (${ASSUMED_WHIRLPOOL_CELSIUS} °C when unknown), roughly.`,
      fr: `Les houblons du whirlpool comptent selon leur durée et leur température (${ASSUMED_WHIRLPOOL_CELSIUS} °C si inconnue), approximativement.`,
    },
  },
  whirlpool_cooling_assumed: {
    figure: "ibu",
    message: {
      en: "Whirlpool hops count while the wort cools by itself, in an open kettle as deep as wide: yours may cool faster or slower.",
      fr: "Les houblons du whirlpool comptent pendant que le moût refroidit seul, dans une cuve ouverte aussi haute que large : la vôtre peut refroidir plus ou moins vite.",
    },
  },
  hop_longer_than_boil: {
    figure: "ibu",
    message: {
      en: "A hop should boil longer than the boil: it counts from the start of the boil.",
      fr: "Un houblon devrait bouillir plus longtemps que l'ébullition : il compte dès son début.",
    },
  },
  bitterness_above_solubility: {
    figure: "ibu",
    message: {
      en: `Beer hardly holds more than ${BITTERNESS_LIMIT_IBU} IBU: the rest is calculated, not tasted.`,
      fr: `Une bière ne retient guère plus de ${BITTERNESS_LIMIT_IBU} IBU : le reste est calculé, pas perçu.`,
    },
  },
  bitterness_out_of_range: {
    figure: "ibu",
    message: {
      en: "The hops give an impossible bitterness: check amounts and batch volume.",
      fr: "Les houblons donnent une amertume impossible : vérifiez les quantités et le volume du brassin.",
    },
  },
  color_beyond_formula: {
    figure: "colorEbc",
    message: {
      en: `Morey's formula holds to about ${MOREY_LIMIT_SRM} SRM: darker is just black.`,
      fr: `La formule de Morey vaut jusqu'à environ ${MOREY_LIMIT_SRM} SRM : au-delà, c'est noir.`,
    },
  },
  color_below_formula: {
    figure: "colorEbc",
    message: {
      en: "The formulas of Daniels and Mosher were made for darker beers: Morey's is nearer for one this pale.",
      fr: "Les formules de Daniels et de Mosher sont faites pour des bières plus foncées : celle de Morey est plus juste pour une bière si pâle.",
    },
  },
  color_out_of_range: {
    figure: "colorEbc",
    message: {
      en: "The fermentables give an impossible colour: check amounts and batch volume.",
      fr: "Les fermentescibles donnent une couleur impossible : vérifiez les quantités et le volume du brassin.",
    },
  },
  mash_water_assumed: {
    figure: "mashWaterLitres",
    message: {
      en: "The first mash step doesn't say how much water it takes: 3 L per kg of grain are assumed, later steps included.",
      fr: "Le premier palier n'indique pas son volume d'eau : 3 L par kg de grain sont supposés, paliers suivants compris.",
    },
  },
  mash_assumed: {
    figure: "strikeCelsius",
    message: {
      en: "Nothing says how it is mashed: an hour at 66 °C is assumed.",
      fr: "Rien n'indique l'empâtage : une heure à 66 °C est supposée.",
    },
  },
  mash_without_grain: {
    figure: "mashWaterLitres",
    message: {
      en: "The recipe has a mash but nothing that is mashed: its steps take no water.",
      fr: "La recette a un empâtage mais rien à empâter : ses paliers ne prennent pas d'eau.",
    },
  },
  infusion_above_boiling: {
    figure: "mashWaterLitres",
    message: {
      en: "A mash step infuses too little water: it would have to be hotter than boiling to reach the temperature.",
      fr: "Un palier apporte trop peu d'eau : elle devrait être plus chaude que l'ébullition pour atteindre la température.",
    },
  },
  volume_out_of_range: {
    figure: "preBoilVolumeLitres",
    message: {
      en: "The recipe asks for more water than can be reckoned with: check volumes, amounts and boil time.",
      fr: "La recette demande plus d'eau qu'on ne peut calculer : vérifiez volumes, quantités et durée d'ébullition.",
    },
  },
  strike_above_boiling: {
    figure: "strikeCelsius",
    message: {
      en: "With this little water, the strike water would have to be hotter than boiling.",
      fr: "Avec si peu d'eau, l'eau d'empâtage devrait être plus chaude que l'ébullition.",
    },
  },
} as const satisfies Record<string, { figure: string; message: Localized }>

export const estimateWarning = (code: EstimateWarningCode): EstimateWarning => ({ code, ...warnings[code] })
