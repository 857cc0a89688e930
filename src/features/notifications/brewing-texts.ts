import type { FactsOf } from "./notification-facts.ts"
import type { NotificationTexts } from "./notification-texts.ts"
import { inBatch } from "./in-batch.ts"
import { shortened } from "./shortened.ts"

export const stepDue = ({ batchName, stepName }: FactsOf<"step_due">): NotificationTexts => ({
  title: {
    fr: `À faire : ${shortened(stepName.fr, 60)}`,
    en: `To do: ${shortened(stepName.en, 60)}`,
  },
  body: inBatch(batchName, {
    fr: "Une fois l'étape faite, validez-la dans l'application.",
    en: "Once you have done it, mark the step as done in the app.",
  }),
})

export const additionDue = ({ batchName, addition, name }: FactsOf<"addition_due">): NotificationTexts => ({
  title: {
    fr: `C'est le moment : ${shortened(name, 60)}`,
    en: `Time for ${shortened(name, 60)}`,
  },
  body: inBatch(batchName, {
    fr: `Ajoutez ${shortened(addition.fr, 100)}.`,
    en: `Add ${shortened(addition.en, 100)}.`,
  }),
})

export const timerOver = ({ batchName, stepName }: FactsOf<"timer_over">): NotificationTexts => ({
  title: {
    fr: `${shortened(stepName.fr, 60)} : c'est fini`,
    en: `${shortened(stepName.en, 60)}: time is up`,
  },
  body: inBatch(batchName, {
    fr: "Validez l'étape dans l'application pour passer à la suivante.",
    en: "Mark the step as done in the app to move on to the next one.",
  }),
})

export const packagingDue = ({ batchName }: FactsOf<"packaging_due">): NotificationTexts => ({
  title: {
    fr: "C'est le jour du conditionnement",
    en: "It's packaging day",
  },
  body: inBatch(batchName, {
    fr: "Avant la mise en bouteilles ou en fût, vérifiez que la densité ne bouge plus.",
    en: "Before you bottle or keg, check that the gravity has stopped moving.",
  }),
})

export const reminder = ({ batchName, label }: FactsOf<"reminder">): NotificationTexts => {
  const title = shortened(label, 80)
  return {
    title: { fr: title, en: title },
    body: inBatch(batchName, { fr: "Votre rappel.", en: "Your reminder." }),
  }
}
