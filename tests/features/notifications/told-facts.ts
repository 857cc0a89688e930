import { celsius, specificGravity } from "../../../src/brewing/units.ts"
import type { NotificationFacts } from "../../../src/features/notifications/index.ts"

export const batchName = "Saison de mars"

/** One of each kind, as brewers meet them. */
export const told: {
  readonly [Kind in NotificationFacts["kind"]]: Extract<NotificationFacts, { kind: Kind }>
} = {
  step_due: {
    kind: "step_due",
    batchName,
    stepName: { fr: "Houblonnage à cru", en: "Dry hop" },
  },
  addition_due: {
    kind: "addition_due",
    batchName,
    addition: { fr: "20 g de Cascade", en: "20 g of Cascade" },
    name: "Cascade",
  },
  timer_over: { kind: "timer_over", batchName, stepName: { fr: "Ébullition", en: "Boil" } },
  packaging_due: { kind: "packaging_due", batchName },
  fermentation_finished: { kind: "fermentation_finished", batchName, gravity: specificGravity(1.01) },
  fermentation_stuck: {
    kind: "fermentation_stuck",
    batchName,
    gravity: specificGravity(1.0241),
    expectedGravity: specificGravity(1.012),
  },
  fermentation_too_warm: {
    kind: "fermentation_too_warm",
    batchName,
    temperatureCelsius: celsius(26.44),
    maxCelsius: celsius(22),
  },
  device_silent: { kind: "device_silent", deviceName: "iSpindel", silentHours: 6.2 },
  reminder: { kind: "reminder", batchName, label: "Purger les levures" },
  comment: {
    kind: "comment",
    authorName: "Marie",
    recipeName: "Saison",
    excerpt: "Très sèche, je l'ai refaite deux fois.",
  },
  rating: { kind: "rating", recipeName: "Saison", stars: 4 },
  low_stock: { kind: "low_stock", itemName: "Cascade", left: { fr: "40 g", en: "40 g" } },
}

/** The same facts with a long text for every name. */
export const stretched = (facts: NotificationFacts, long: string): NotificationFacts => ({
  ...facts,
  ...("batchName" in facts && { batchName: long }),
  ...("stepName" in facts && { stepName: { fr: long, en: long } }),
  ...("addition" in facts && { addition: { fr: long, en: long }, name: long }),
  ...("deviceName" in facts && { deviceName: long }),
  ...("label" in facts && { label: long }),
  ...("authorName" in facts && { authorName: long, excerpt: long }),
  ...("recipeName" in facts && { recipeName: long }),
  ...("itemName" in facts && { itemName: long, left: { fr: long, en: long } }),
})
