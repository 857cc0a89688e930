import type { Localized } from "../../../shared/localized.ts"
import type { StepKind } from "../steps/step.ts"

/** What a step is called, and what a brewer who does it for the first time should know. */
export const stepTexts: Readonly<Record<StepKind, { readonly name: Localized; readonly tip: Localized }>> = {
  heat_strike_water: {
    name: { fr: "Chauffer l'eau d'empâtage", en: "Heat the strike water" },
    tip: {
      fr: "L'eau doit être plus chaude que l'empâtage : le malt froid la fait descendre à la bonne température.",
      en: "The water is hotter than the mash: the cold malt brings it down to the right temperature.",
    },
  },
  heat_water: {
    name: { fr: "Chauffer l'eau", en: "Heat the water" },
    tip: {
      fr: "Coupez le feu avant de verser l'extrait, sinon il colle au fond et brûle.",
      en: "Turn the heat off before you pour in the extract, or it sticks to the bottom and burns.",
    },
  },
  dough_in: {
    name: { fr: "Empâter", en: "Dough in" },
    tip: {
      fr: "Versez le malt en pluie en remuant, jusqu'à ce qu'il n'y ait plus de grumeaux, puis contrôlez la température.",
      en: "Pour the malt in slowly while you stir, until there are no lumps, then check the temperature.",
    },
  },
  mash: {
    name: { fr: "Empâtage", en: "Mash" },
    tip: {
      fr: "Couvrez pour garder la chaleur, et relevez la température toutes les 15 minutes.",
      en: "Put the lid on to keep the heat in, and check the temperature every 15 minutes.",
    },
  },
  steep: {
    name: { fr: "Infuser les grains", en: "Steep the grains" },
    tip: {
      fr: "Laissez s'égoutter le sac sans le presser : les tanins rendent la bière âpre.",
      en: "Let the bag drain without squeezing it: tannins make the beer harsh.",
    },
  },
  first_wort_hops: {
    name: { fr: "Houblons au premier moût", en: "First-wort hops" },
    tip: {
      fr: "Mettez-les dans la cuve vide : le moût coule dessus et les infuse jusqu'à l'ébullition.",
      en: "Put them into the empty kettle: the wort runs onto them and steeps them until it boils.",
    },
  },
  sparge: {
    name: { fr: "Rinçage des drêches", en: "Sparge" },
    tip: {
      fr: "Versez lentement, et restez sous 78 °C pour ne pas extraire de tanins.",
      en: "Pour slowly, and stay below 78 °C so as not to extract tannins.",
    },
  },
  boil: {
    name: { fr: "Ébullition", en: "Boil" },
    tip: {
      fr: "Ne couvrez pas, et surveillez la casserole au début : elle déborde en quelques secondes.",
      en: "Leave the lid off, and watch the kettle at the start: it boils over within seconds.",
    },
  },
  whirlpool: {
    name: { fr: "Whirlpool", en: "Whirlpool" },
    tip: {
      fr: "Tournez le moût vivement dans un seul sens, puis laissez le dépôt se rassembler au centre.",
      en: "Stir the wort briskly in one direction, then let the sediment gather in the middle.",
    },
  },
  chill: {
    name: { fr: "Refroidir le moût", en: "Chill the wort" },
    tip: {
      fr: "À partir d'ici, tout ce qui touche le moût doit être désinfecté.",
      en: "From here on, everything that touches the wort must be sanitised.",
    },
  },
  transfer: {
    name: { fr: "Transférer dans le fermenteur", en: "Transfer to the fermenter" },
    tip: {
      fr: "Laissez le dépôt dans la cuve, et notez le volume recueilli.",
      en: "Leave the sediment in the kettle, and note how much wort you have.",
    },
  },
  pitch: {
    name: { fr: "Ensemencer", en: "Pitch the yeast" },
    tip: {
      fr: "Relevez la densité initiale avant d'ajouter la levure, puis aérez bien le moût.",
      en: "Measure the original gravity before you add the yeast, then aerate the wort well.",
    },
  },
  set_temperature: {
    name: { fr: "Changer la température", en: "Change the temperature" },
    tip: {
      fr: "Changez-la peu à peu, d'un ou deux degrés par jour : la levure supporte mal les chocs.",
      en: "Change it little by little, a degree or two a day: yeast does not like shocks.",
    },
  },
  dry_hop: {
    name: { fr: "Houblonner à cru", en: "Dry hop" },
    tip: {
      fr: "Ouvrez le moins longtemps possible : l'oxygène abîme l'arôme.",
      en: "Open the fermenter as briefly as you can: oxygen spoils the aroma.",
    },
  },
  check_gravity: {
    name: { fr: "Relever la densité", en: "Check the gravity" },
    tip: {
      fr: "La fermentation est finie quand la densité ne bouge plus pendant deux jours.",
      en: "Fermentation is over when the gravity has not moved for two days.",
    },
  },
  package: {
    name: { fr: "Mettre en bouteilles ou en fût", en: "Bottle or keg" },
    tip: {
      fr: "Vérifiez d'abord que la densité est stable : une bière qui fermente encore fait éclater les bouteilles.",
      en: "Make sure first that the gravity is stable: beer that still ferments makes bottles burst.",
    },
  },
}
