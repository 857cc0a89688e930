import { describe, expect, test } from "vitest"
import { notificationKinds, notificationTexts } from "../../../src/features/notifications/index.ts"
import { batchName, stretched, told } from "./told-facts.ts"

test.each([
  ["step_due", "À faire : Houblonnage à cru", "To do: Dry hop"],
  ["addition_due", "C'est le moment : Cascade", "Time for Cascade"],
  ["timer_over", "Ébullition : c'est fini", "Boil: time is up"],
  ["packaging_due", "C'est le jour du conditionnement", "It's packaging day"],
  ["fermentation_finished", "La fermentation est terminée", "Fermentation has finished"],
  ["fermentation_stuck", "La fermentation semble bloquée", "Fermentation seems stuck"],
  ["fermentation_too_warm", "Fermentation trop chaude : 26,4\u00a0°C", "Fermenting too warm: 26.4\u00a0°C"],
  ["device_silent", "Capteur silencieux : iSpindel", "No news from iSpindel"],
  ["reminder", "Purger les levures", "Purger les levures"],
  ["comment", "Commentaire de Marie", "Comment from Marie"],
  ["rating", "Nouvelle note : 4 sur 5", "New rating: 4 out of 5"],
  ["low_stock", "Stock bas : Cascade", "Running low: Cascade"],
] as const)("the title of %s is what a person would say, and fits on a phone", (kind, fr, en) => {
  const { title } = notificationTexts(told[kind])
  expect(title).toEqual({ fr, en })
  expect(Math.max(fr.length, en.length)).toBeLessThanOrEqual(40)
})

test.each([
  ["addition_due", "Saison de mars – Ajoutez 20 g de Cascade.", "Saison de mars – Add 20 g of Cascade."],
  [
    "fermentation_finished",
    "Saison de mars – La densité ne bouge plus : 1,010.",
    "Saison de mars – The gravity is steady at 1.010.",
  ],
  [
    "fermentation_stuck",
    "Saison de mars – La densité reste à 1,024 au lieu de descendre à 1,012.",
    "Saison de mars – The gravity stays at 1.024 instead of falling to 1.012.",
  ],
  [
    "fermentation_too_warm",
    "Saison de mars – La limite est de 22\u00a0°C. Refroidissez le fermenteur dès que possible.",
    "Saison de mars – The limit is 22\u00a0°C. Cool the fermenter as soon as you can.",
  ],
  [
    "device_silent",
    "Sa dernière mesure remonte à 6 heures. Vérifiez sa batterie et sa connexion.",
    "Its last reading came 6 hours ago. Check its battery and its connection.",
  ],
  [
    "comment",
    "Saison – «\u00a0Très sèche, je l'ai refaite deux fois.\u00a0»",
    "Saison – “Très sèche, je l'ai refaite deux fois.”",
  ],
  [
    "low_stock",
    "Il en reste 40 g. Pensez à en racheter avant le prochain brassin.",
    "You have 40 g left. Restock before your next brew.",
  ],
] as const)("the body of %s says which brew, and figures as each language writes them", (kind, fr, en) => {
  expect(notificationTexts(told[kind]).body).toEqual({ fr, en })
})

test.each([
  [0.4, "une heure", "an hour"],
  [47, "47 heures", "47 hours"],
  [60, "3 jours", "3 days"],
])("a sensor that fell silent %s hours ago did so %s ago", (silentHours, fr, en) => {
  const { body } = notificationTexts({ kind: "device_silent", deviceName: "Tilt", silentHours })
  expect(body.fr).toContain(`remonte à ${fr}.`)
  expect(body.en).toContain(`came ${en} ago.`)
})

describe("however long the names are", () => {
  const words = "Une bière de garde très longuement mûrie ".repeat(10)
  const unbroken = "👩‍🔬".repeat(200)

  test.each(notificationKinds.flatMap((kind) => [[kind, words] as const, [kind, unbroken] as const]))(
    "%s stays within what a phone and FCM take",
    (kind, long) => {
      const { title, body } = notificationTexts(stretched(told[kind], long))
      for (const locale of ["fr", "en"] as const) {
        expect(title[locale].length).toBeLessThanOrEqual(90)
        expect(body[locale].length).toBeLessThanOrEqual(300)
        expect(title[locale].isWellFormed() && body[locale].isWellFormed()).toBe(true)
      }
    },
  )

  test("a name is cut between words, and says that it was", () => {
    const { body } = notificationTexts({ kind: "packaging_due", batchName: words })
    expect(body.en).toBe(
      "Une bière de garde très longuement mûrie Une bière de garde… – Before you bottle or keg, check that the gravity has stopped moving.",
    )
  })

  test("a word without end is cut between characters, never within one", () => {
    const { title } = notificationTexts({ kind: "reminder", batchName, label: unbroken })
    expect(title.fr).toBe(`${"👩‍🔬".repeat(15)}…`)
  })

  test("a character made of a thousand marks is left out", () => {
    const { title } = notificationTexts({ kind: "reminder", batchName, label: `e${"\u0301".repeat(5_000)}` })
    expect(title.fr).toBe("…")
  })
})
