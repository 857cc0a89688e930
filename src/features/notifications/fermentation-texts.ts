import type { Celsius, SpecificGravity } from "../../brewing/units.ts"
import type { Localized } from "../../shared/localized.ts"
import { inBatch } from "./in-batch.ts"
import type { FactsOf } from "./notification-facts.ts"
import type { NotificationTexts } from "./notification-texts.ts"
import { shortened } from "./shortened.ts"
import { spokenNumber } from "./spoken-number.ts"

export const fermentationFinished = ({
  batchName,
  gravity,
}: FactsOf<"fermentation_finished">): NotificationTexts => {
  const steady = spokenGravity(gravity)
  return {
    title: { fr: "La fermentation est terminée", en: "Fermentation has finished" },
    body: inBatch(batchName, {
      fr: `La densité ne bouge plus : ${steady.fr}.`,
      en: `The gravity is steady at ${steady.en}.`,
    }),
  }
}

export const fermentationStuck = ({
  batchName,
  gravity,
  expectedGravity,
}: FactsOf<"fermentation_stuck">): NotificationTexts => {
  const stopped = spokenGravity(gravity)
  const expected = spokenGravity(expectedGravity)
  return {
    title: { fr: "La fermentation semble bloquée", en: "Fermentation seems stuck" },
    body: inBatch(batchName, {
      fr: `La densité reste à ${stopped.fr} au lieu de descendre à ${expected.fr}.`,
      en: `The gravity stays at ${stopped.en} instead of falling to ${expected.en}.`,
    }),
  }
}

export const fermentationTooWarm = ({
  batchName,
  temperatureCelsius,
  maxCelsius,
}: FactsOf<"fermentation_too_warm">): NotificationTexts => {
  const warm = spokenCelsius(temperatureCelsius)
  const most = spokenCelsius(maxCelsius)
  return {
    title: { fr: `Fermentation trop chaude : ${warm.fr}`, en: `Fermenting too warm: ${warm.en}` },
    body: inBatch(batchName, {
      fr: `La limite est de ${most.fr}. Refroidissez le fermenteur dès que possible.`,
      en: `The limit is ${most.en}. Cool the fermenter as soon as you can.`,
    }),
  }
}

export const deviceSilent = ({ deviceName, silentHours }: FactsOf<"device_silent">): NotificationTexts => {
  const name = shortened(deviceName, 60)
  const long = spokenDuration(silentHours)
  return {
    title: { fr: `Capteur silencieux : ${name}`, en: `No news from ${name}` },
    body: {
      fr: `Sa dernière mesure remonte à ${long.fr}. Vérifiez sa batterie et sa connexion.`,
      en: `Its last reading came ${long.en} ago. Check its battery and its connection.`,
    },
  }
}

const spokenGravity = (gravity: SpecificGravity): Localized => spokenNumber(gravity, 3, 3)

/** With a space that keeps the unit on the line of its number. */
const spokenCelsius = (celsius: Celsius): Localized => {
  const { fr, en } = spokenNumber(celsius, 0, 1)
  return { fr: `${fr}\u00a0°C`, en: `${en}\u00a0°C` }
}

/** From two days on nobody counts hours. */
const spokenDuration = (hours: number): Localized => {
  const whole = Math.max(1, Math.round(hours))
  if (whole === 1) return { fr: "une heure", en: "an hour" }
  if (whole < 48) return { fr: `${whole} heures`, en: `${whole} hours` }
  const days = Math.round(hours / 24)
  return { fr: `${days} jours`, en: `${days} days` }
}
