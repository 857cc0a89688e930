import type { LiveBatch } from "../../live/live-batch.ts"
import type { LiveStep } from "../../live/live-step.ts"
import { element } from "./element.ts"
import { decimal, duration, moment } from "./formats.ts"
import type { Reader } from "./reader.ts"
import { lengthOf, type StepClock, stepClock } from "./step-clock.ts"
import { say } from "./text.ts"
import { eachSecond } from "./ticker.ts"

/** The step whose turn it is, with the time that is left, or that it stands still with. */
export const currentStep = (reader: Reader, { current, steps }: LiveBatch): HTMLElement => {
  const { labels, language } = reader
  if (!current) return element("p", { class: "quiet" }, labels.noStep)
  const position = steps.findIndex(({ id }) => id === current.id) + 1
  const clock = element("p", { class: "clock-time", role: "timer", "aria-label": labels.timer })
  const words = element("p", { class: "clock-words" })
  const bar = progressBar(current)
  const card = element(
    "article",
    { class: "current-step" },
    element(
      "div",
      { class: "current-text" },
      element("p", { class: "caption" }, position > 0 ? labels.stepOf(position, steps.length) : labels.step),
      element("h3", { dir: "auto" }, say(current.name ?? labels.unnamed, language)),
      target(reader, current),
      current.tip === null ? null : element("p", { class: "tip", dir: "auto" }, say(current.tip, language)),
    ),
    element("div", { class: "current-clock" }, clock, words),
    bar.element,
  )
  eachSecond(clock, (now) => {
    const { kind, seconds, passed } = stepClock(current, now)
    card.dataset["clock"] = kind
    clock.textContent = seconds === null ? "" : `${kind === "over" ? "+" : ""}${duration(seconds, language)}`
    clock.hidden = seconds === null
    words.textContent = wordsFor(reader, current, kind, now)
    bar.show(passed)
  })
  return card
}

const wordsFor = (
  { labels, language }: Reader,
  { dueAt }: LiveStep,
  kind: StepClock["kind"],
  now: number,
): string => {
  const words = labels.clocks[kind]
  return typeof words === "string" ? words : words(moment(Date.parse(dueAt ?? ""), now, language))
}

/** How hot, and how much. */
const target = ({ language }: Reader, { temperatureC, volumeL }: LiveStep) => {
  const parts = [
    temperatureC === null ? null : `${decimal(temperatureC, language, 0)} °C`,
    volumeL === null ? null : `${decimal(volumeL, language)} L`,
  ].filter((part) => part !== null)
  return parts.length === 0 ? null : element("p", { class: "target" }, parts.join(" · "))
}

/** What has passed of a step, with a mark where each addition goes in. */
const progressBar = (step: LiveStep) => {
  const fill = element("span", { class: "bar-fill" })
  const length = lengthOf(step)
  const marks = step.additions.flatMap(({ facts }) => {
    const minutes = facts["minutesBeforeEnd"]
    if (typeof minutes !== "number" || length === null) return []
    const at = Math.min(1, Math.max(0, 1 - (minutes * 60) / length))
    const mark = element("span", { class: "bar-mark" })
    mark.style.setProperty("--at", String(at))
    return [{ at, mark }]
  })
  const bar = element("div", { class: "bar", "aria-hidden": "true" }, fill, ...marks.map(({ mark }) => mark))
  return {
    element: bar,
    show: (passed: number | null): void => {
      bar.hidden = passed === null
      fill.style.setProperty("--passed", String(passed ?? 0))
      for (const { at, mark } of marks) mark.classList.toggle("passed", at <= (passed ?? 0))
    },
  }
}
