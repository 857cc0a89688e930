import type { Localized } from "../shared/localized.ts"

/** Why a figure of a file and ours differ, by name. */
export type DifferenceReason = keyof typeof differenceReasons

export const differenceReasons = {
  inconsistent_in_file: {
    en: "The file contradicts itself: its alcohol does not follow from its own gravities.",
    fr: "Le fichier se contredit : son alcool ne découle pas de ses propres densités.",
  },
  follows_from_gravity: {
    en: "It follows from the difference in gravity.",
    fr: "Cela découle de la différence de densité.",
  },
  attenuation_assumed: {
    en: "The file gives no attenuation for the yeast, so ours is assumed.",
    fr: "Le fichier n'indique pas l'atténuation de la levure : la nôtre est supposée.",
  },
  attenuation_model: {
    en: "The program does not take the attenuation of the yeast as it stands: it adjusts it, to the mash for one.",
    fr: "Le logiciel ne prend pas l'atténuation de la levure telle quelle : il l'ajuste, par exemple à l'empâtage.",
  },
  not_from_ingredients: {
    en: "The figure in the file does not follow from the ingredients in it: it is measured, stale, or was edited by hand.",
    fr: "Le chiffre du fichier ne découle pas de ses ingrédients : il est mesuré, périmé ou modifié à la main.",
  },
  volume_basis: {
    en: "The program reckons with the volume in the kettle, what stays behind with the trub included; we with the batch.",
    fr: "Le logiciel compte avec le volume de la cuve, pertes au trub comprises ; nous avec celui du brassin.",
  },
  abv_formula: {
    en: "The program uses another formula for alcohol (Hall's).",
    fr: "Le logiciel emploie une autre formule pour l'alcool (celle de Hall).",
  },
  method: {
    en: "The file uses a method for bitterness that is not the one of these figures.",
    fr: "Le fichier emploie pour l'amertume une autre méthode que celle de ces valeurs.",
  },
  method_not_stated: {
    en: "The file does not say by which method it reckons bitterness.",
    fr: "Le fichier ne dit pas par quelle méthode il calcule l'amertume.",
  },
  boil_gravity: {
    en: "The program reckons bitterness with the original gravity; we with the mean gravity over the boil.",
    fr: "Le logiciel calcule l'amertume avec la densité initiale ; nous avec la densité moyenne de l'ébullition.",
  },
  pellet_factor: {
    en: "The program counts pellets 10 % higher than leaf hops; we count them the same.",
    fr: "Le logiciel compte les pellets 10 % de plus que les cônes ; nous les comptons pareil.",
  },
  whirlpool_hops: {
    en: "The program counts the hops of the whirlpool otherwise than we do.",
    fr: "Le logiciel compte les houblons du whirlpool autrement que nous.",
  },
  utilization_factor: {
    en: "The program names the same method, but applies a factor of its own to it.",
    fr: "Le logiciel nomme la même méthode, mais y applique un facteur à lui.",
  },
} as const satisfies Record<string, Localized>
