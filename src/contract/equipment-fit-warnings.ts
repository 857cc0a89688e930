import type { Vessel, VesselFit } from "../brewing/equipment-fit.ts"
import { estimateWarning } from "../brewing/estimate-warnings.ts"
import type { RecipeEquipmentFit } from "../features/recipes/index.ts"
import type { Locale } from "../shared/actor.ts"
import type { Localized } from "../shared/localized.ts"
import { roundTo } from "./calculators/round-to.ts"

type FitWarning = { readonly code: string; readonly message: Localized }

/** What a brewer should know before brewing a recipe with an equipment, with the figures that it is about. */
export const fitWarnings = ({ recipe, equipment, fit }: RecipeEquipmentFit): readonly FitWarning[] => {
  const isMashed = fit.vessels.some(({ vessel }) => vessel === "mash_tun")
  const asked = recipe.document.efficiencyPercent
  const given = equipment.profile.efficiencyPercent
  const differs = isMashed && !fit.lacksMashTun && Math.abs(asked - given) >= NOTICEABLE_PERCENT
  return [
    ...(fit.lacksMashTun ? [noMashTun] : []),
    ...fit.vessels
      .filter(({ vessel }) => !(fit.lacksMashTun && vessel === "mash_tun"))
      .flatMap((vessel) => vesselWarning(vessel) ?? []),
    ...(fit.topUpLitres > 0 ? [toppedUp(fit.water.preBoilVolumeLitres ?? 0, fit.topUpLitres)] : []),
    ...(fit.surplusLitres > 0 ? [mashExceedsNeed(fit.surplusLitres)] : []),
    ...(differs ? [efficiencyDiffers(asked, given)] : []),
    // The top-up has been told, in litres.
    ...fit.waterWarnings.filter((code) => code !== "boil_below_batch").map(estimateWarning),
  ]
}

/** Less is within what one brew differs from the next by. */
const NOTICEABLE_PERCENT = 1

const vesselWarning = ({
  vessel,
  neededLitres,
  capacityLitres,
  usableLitres,
  fits,
}: VesselFit): FitWarning | null => {
  if (capacityLitres === null || usableLitres === null)
    return { code: `${vessel}_unknown`, message: unknown[vessel] }
  if (neededLitres === null || fits !== false) return null
  const figures: Figures = { needed: neededLitres, capacity: capacityLitres, usable: usableLitres }
  return neededLitres > capacityLitres
    ? { code: `${vessel}_too_small`, message: tooSmall[vessel](figures) }
    : { code: `${vessel}_headroom`, message: headroom[vessel](figures) }
}

type Figures = { readonly needed: number; readonly capacity: number; readonly usable: number }
type Say = (figures: Figures) => Localized

/** Litres with the digits that the figures beside the text have. */
const say = (value: number, locale: Locale): string => {
  const text = String(roundTo(2, value))
  return locale === "fr" ? text.replace(".", ",") : text
}
const inFrench = (value: number): string => say(value, "fr")
const inEnglish = (value: number): string => say(value, "en")

const tooSmall: Readonly<Record<Vessel, Say>> = {
  mash_tun: ({ needed, capacity }) => ({
    en: `The mash takes ${inEnglish(needed)} L, and the mash tun holds ${inEnglish(capacity)} L: mash thicker, or brew less.`,
    fr: `L'empâtage occupe ${inFrench(needed)} L et la cuve d'empâtage en contient ${inFrench(capacity)} : empâtez plus épais, ou brassez moins.`,
  }),
  kettle: ({ needed, capacity }) => ({
    en: `The boil starts with ${inEnglish(needed)} L, and the kettle holds ${inEnglish(capacity)} L.`,
    fr: `L'ébullition commence avec ${inFrench(needed)} L et la cuve d'ébullition en contient ${inFrench(capacity)}.`,
  }),
  fermenter: ({ needed, capacity }) => ({
    en: `${inEnglish(needed)} L go into the fermenter, which holds ${inEnglish(capacity)} L.`,
    fr: `${inFrench(needed)} L vont dans le fermenteur, qui en contient ${inFrench(capacity)}.`,
  }),
}

const headroom: Readonly<Record<Vessel, Say>> = {
  // All of a mash tun is usable: it never comes to this.
  mash_tun: tooSmall.mash_tun,
  kettle: ({ needed, capacity, usable }) => ({
    en: `The boil starts with ${inEnglish(needed)} L in a kettle of ${inEnglish(capacity)} L: above ${inEnglish(usable)} L it may boil over.`,
    fr: `L'ébullition commence avec ${inFrench(needed)} L dans une cuve de ${inFrench(capacity)} L : au-delà de ${inFrench(usable)} L, elle risque de déborder.`,
  }),
  fermenter: ({ needed, capacity, usable }) => ({
    en: `${inEnglish(needed)} L go into a fermenter of ${inEnglish(capacity)} L: above ${inEnglish(usable)} L, the foam of the fermentation may run over.`,
    fr: `${inFrench(needed)} L vont dans un fermenteur de ${inFrench(capacity)} L : au-delà de ${inFrench(usable)} L, la mousse de la fermentation risque de déborder.`,
  }),
}

const unknown: Readonly<Record<Vessel, Localized>> = {
  mash_tun: {
    en: "The equipment doesn't say how much its mash tun holds.",
    fr: "L'équipement n'indique pas ce que contient sa cuve d'empâtage.",
  },
  kettle: {
    en: "The equipment doesn't say how much its kettle holds.",
    fr: "L'équipement n'indique pas ce que contient sa cuve d'ébullition.",
  },
  fermenter: {
    en: "The equipment doesn't say how much its fermenter holds.",
    fr: "L'équipement n'indique pas ce que contient son fermenteur.",
  },
}

const noMashTun: FitWarning = {
  code: "no_mash_tun",
  message: {
    en: "The recipe mashes grain, and this equipment is made for extract: say how large its mash tun is, or take another one.",
    fr: "La recette empâte du grain, et cet équipement est prévu pour l'extrait : indiquez le volume de sa cuve d'empâtage, ou prenez-en un autre.",
  },
}

const toppedUp = (boiled: number, added: number): FitWarning => ({
  code: "topped_up",
  message: {
    en: `The kettle doesn't hold all of it: boil ${inEnglish(boiled)} L, and add ${inEnglish(added)} L of water afterwards.`,
    fr: `Tout ne tient pas dans la cuve d'ébullition : faites bouillir ${inFrench(boiled)} L, puis ajoutez ${inFrench(added)} L d'eau.`,
  },
})

const mashExceedsNeed = (surplus: number): FitWarning => ({
  code: "mash_exceeds_need",
  message: {
    en: `The mash alone holds ${inEnglish(surplus)} L more than the kettle needs: nothing is left to sparge with.`,
    fr: `L'empâtage contient à lui seul ${inFrench(surplus)} L de plus qu'il n'en faut à l'ébullition : il ne reste rien pour rincer.`,
  },
})

const efficiencyDiffers = (asked: number, given: number): FitWarning => ({
  code: "efficiency_differs",
  message: {
    en: `The recipe reckons with an efficiency of ${inEnglish(asked)} %, this equipment gives ${inEnglish(given)} %: scale it to the equipment to keep its gravity.`,
    fr: `La recette compte sur un rendement de ${inFrench(asked)} %, cet équipement donne ${inFrench(given)} % : adaptez-la à l'équipement pour garder sa densité.`,
  },
})
