import type { Batch, BatchEvent, BatchEventKind } from "../features/batches/index.ts"
import type { Localized } from "../shared/localized.ts"

/** What an event of a batch is called when it is told to its brewer. */
export const timelineText = (batch: Batch, event: BatchEvent): Localized => texts[event.kind](event, batch)

type Teller = (event: BatchEvent, batch: Batch) => Localized

const always = (fr: string, en: string): Teller => {
  const text = { fr, en }
  return () => text
}

/** Of a step, whose name may be gone: what is told then is told without it. */
const ofStep =
  (fr: string, en: string): Teller =>
  (event, batch) =>
    named({ fr, en }, stepName(event, batch))

const named = ({ fr, en }: Localized, name: Localized | null): Localized =>
  name ? { fr: `${fr} : ${name.fr}`, en: `${en}: ${name.en}` } : { fr, en }

const stepName = ({ stepId }: BatchEvent, { steps }: Batch): Localized | null =>
  steps.find(({ id }) => id === stepId)?.name ?? null

/** An alarm rings for an addition, or for the end of its step. */
const alarm: Teller = (event, batch) => {
  const addition = batch.steps
    .flatMap(({ additions }) => additions)
    .find(({ id }) => id === event.data["alarmId"])
  const name = addition ? { fr: addition.name, en: addition.name } : stepName(event, batch)
  return named({ fr: "Alarme", en: "Alarm" }, name)
}

/** A step by the clock lasts longer, one by day comes later. */
const extended: Teller = (event, batch) => {
  const isByDay = batch.steps.find(({ id }) => id === event.stepId)?.day != null
  return isByDay
    ? ofStep("Étape reportée", "Step put off")(event, batch)
    : ofStep("Étape prolongée", "Step made longer")(event, batch)
}

type Unit = { readonly name: Localized; readonly unit: string; readonly digits: number }
const measures: Readonly<Record<string, Unit>> = {
  gravity: { name: { fr: "densité", en: "gravity" }, unit: "", digits: 3 },
  temperature: { name: { fr: "température", en: "temperature" }, unit: " °C", digits: 1 },
  ph: { name: { fr: "pH", en: "pH" }, unit: "", digits: 2 },
  volume: { name: { fr: "volume", en: "volume" }, unit: " L", digits: 1 },
  pressure: { name: { fr: "pression", en: "pressure" }, unit: " kPa", digits: 0 },
}

/** "Mesure : densité 1,048" */
const measurement =
  (fr: string, en: string): Teller =>
  ({ data }) => {
    const measure = measures[String(data["measurementKind"])]
    if (!measure) return { fr, en }
    const { value } = data
    const figure = typeof value === "number" ? ` ${value.toFixed(measure.digits)}${measure.unit}` : ""
    return {
      fr: `${fr} : ${measure.name.fr}${figure.replace(".", ",")}`,
      en: `${en}: ${measure.name.en}${figure}`,
    }
  }

const alerts: Readonly<Record<string, Localized>> = {
  fermentation_finished: { fr: "fermentation terminée", en: "fermentation finished" },
  fermentation_stuck: { fr: "fermentation bloquée", en: "fermentation stuck" },
  fermentation_too_warm: { fr: "fermentation trop chaude", en: "fermentation too warm" },
}

const alert =
  (fr: string, en: string): Teller =>
  ({ data }) =>
    named({ fr, en }, alerts[String(data["alertKind"])] ?? null)

const tasting =
  (fr: string, en: string): Teller =>
  ({ data }) =>
    named({ fr, en }, { fr: `${data["rating"]} sur 5`, en: `${data["rating"]} out of 5` })

const split =
  (fr: string, en: string): Teller =>
  ({ data }) => {
    const litres = String(data["volumeLitres"])
    return { fr: `${fr} : ${litres.replace(".", ",")} L`, en: `${en}: ${litres} L` }
  }

const texts: Readonly<Record<BatchEventKind, Teller>> = {
  batch_planned: always("Brassin planifié", "Batch planned"),
  batch_started: always("Jour de brassage commencé", "Brew day begun"),
  batch_fermenting: always(
    "Levure ensemencée, la fermentation commence",
    "Yeast pitched, fermentation begins",
  ),
  batch_packaged: always("Bière mise en bouteilles ou en fût", "Beer bottled or kegged"),
  batch_completed: always("Brassin terminé", "Batch completed"),
  batch_cancelled: always("Brassin abandonné", "Batch given up"),
  batch_archived: always("Brassin archivé", "Batch archived"),
  batch_renamed: always("Brassin renommé", "Batch renamed"),
  batch_replanned: always("Jour de brassage déplacé", "Brew day moved"),
  step_started: ofStep("Étape commencée", "Step started"),
  step_paused: ofStep("Étape en pause", "Step paused"),
  step_resumed: ofStep("Étape reprise", "Step resumed"),
  step_extended: extended,
  step_completed: ofStep("Étape terminée", "Step done"),
  step_skipped: ofStep("Étape passée", "Step skipped"),
  step_undone: ofStep("Étape rouverte", "Step taken back"),
  alarm_rang: alarm,
  reminder_set: always("Rappel ajouté", "Reminder set"),
  reminder_changed: always("Rappel modifié", "Reminder changed"),
  reminder_deleted: always("Rappel supprimé", "Reminder deleted"),
  reminder_rang: always("Un rappel a sonné", "A reminder rang"),
  measurement_added: measurement("Mesure", "Measured"),
  measurement_changed: measurement("Mesure corrigée", "Measurement mended"),
  measurement_deleted: measurement("Mesure supprimée", "Measurement deleted"),
  alert_raised: alert("Alerte", "Alert"),
  alert_cleared: alert("Alerte levée", "Alert over"),
  alert_dismissed: alert("Alerte écartée", "Alert put away"),
  note_added: always("Note ajoutée", "Note added"),
  note_changed: always("Note modifiée", "Note changed"),
  note_deleted: always("Note supprimée", "Note deleted"),
  photo_added: always("Photo ajoutée", "Photo added"),
  photo_removed: always("Photo retirée", "Photo removed"),
  checklist_completed: always("Tout est prêt pour le brassage", "Everything is ready for the brew day"),
  tasting_added: tasting("Dégustation", "Tasted"),
  tasting_changed: tasting("Dégustation modifiée", "Tasting changed"),
  tasting_deleted: tasting("Dégustation supprimée", "Tasting deleted"),
  batch_split: split("Une partie est devenue un autre brassin", "A part became another batch"),
  batch_split_off: split("Séparé d'un autre brassin", "Split off another batch"),
}
