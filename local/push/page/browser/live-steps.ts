import type { LiveBatch } from "../../live/live-batch.ts"
import type { LiveStep } from "../../live/live-step.ts"
import { element, icon } from "./element.ts"
import { decimal, moment } from "./formats.ts"
import type { Reader } from "./reader.ts"
import { say, wordFor } from "./text.ts"

const marks: Readonly<Record<string, string>> = { completed: "check", skipped: "skip", paused: "pause" }

/** All steps of the batch in one line each, and where the brewer is among them; null when there are none. */
export const liveSteps = (reader: Reader, { steps, current }: LiveBatch): HTMLElement | null => {
  if (steps.length === 0) return null
  const { labels } = reader
  return element(
    "section",
    { class: "steps" },
    element("h3", {}, labels.steps),
    element(
      "ol",
      {},
      ...steps.map((step) => line(reader, step, step.id !== null && step.id === current?.id)),
    ),
  )
}

const line = (reader: Reader, step: LiveStep, isCurrent: boolean) => {
  const { labels, language } = reader
  const { state, name } = step
  const mark = marks[state]
  const time = timeOf(reader, step)
  return element(
    "li",
    { "data-state": state, "aria-current": isCurrent ? "step" : null },
    element("span", { class: "step-mark", "aria-hidden": "true" }, mark === undefined ? null : icon(mark)),
    element("span", { class: "step-name", dir: "auto" }, say(name ?? labels.unnamed, language)),
    element("span", { class: "visually-hidden" }, wordFor(labels.stepStates, state) ?? state),
    time === null ? null : element("span", { class: "step-time" }, time),
  )
}

/** When a step that is still to come is due, or expected; how long another one runs by the clock. */
const timeOf = ({ language }: Reader, step: LiveStep): string | null => {
  const { state, dueAt, expectedStartAt, plannedMinutes } = step
  const shown = (time: string) => moment(Date.parse(time), Date.now(), language, { seconds: false })
  if (state === "pending" && dueAt !== null) return shown(dueAt)
  if (state === "pending" && expectedStartAt !== null) return `≈ ${shown(expectedStartAt)}`
  if (plannedMinutes === null) return null
  return plannedMinutes < 1
    ? `${decimal(plannedMinutes * 60, language, 0)} s`
    : `${decimal(plannedMinutes, language, 0)} min`
}
