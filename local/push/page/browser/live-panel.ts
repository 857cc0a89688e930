import type { LiveBatch } from "../../live/live-batch.ts"
import type { LiveView, PageState } from "../page-data.ts"
import { chooser } from "./chooser.ts"
import { currentStep } from "./current-step.ts"
import { element } from "./element.ts"
import { moment } from "./formats.ts"
import { genericValue } from "./generic-value.ts"
import { liveEntries } from "./live-entries.ts"
import { liveSteps } from "./live-steps.ts"
import type { Reader } from "./reader.ts"
import { wordFor } from "./text.ts"

/** The live document of a batch, as the app hears of it. */
export const livePanel = (reader: Reader, onChoose: (batch: string | null) => void) => {
  const { labels } = reader
  const batches = chooser({ id: "batch", label: labels.batch, onChoose })
  const status = element("p", { class: "live-status", role: "status" })
  const content = element("div", { class: "live-content" })
  const json = element("pre")
  const raw = element("details", { class: "raw" }, element("summary", {}, labels.json), json)
  let shown = ""
  const panel = element(
    "section",
    { class: "live panel", "aria-labelledby": "live-title" },
    element(
      "div",
      { class: "panel-head" },
      element("div", {}, element("h2", { id: "live-title" }, labels.live), status),
      batches.element,
    ),
    content,
    raw,
  )
  return {
    element: panel,
    show: ({ live }: PageState, chosen: string | null): void => {
      const { batch } = live
      panel.dataset["status"] = live.kind
      status.textContent = labels.liveStatus[live.kind]
      batches.element.hidden = live.batches.length === 0
      batches.show(labels.newestBatch, live.batches.map(choice(reader)), chosen)
      raw.hidden = batch === null
      // Messages come often, documents seldom: what is read, or selected, stays as it is.
      const next = JSON.stringify([live.kind, batch])
      if (next === shown) return
      shown = next
      json.textContent = batch ? JSON.stringify(batch.document, null, 2) : ""
      content.replaceChildren(...(batch ? batchView(reader, batch) : [absence(reader, live)]))
    },
  }
}

const choice =
  ({ labels }: Reader) =>
  ({ id, name, state }: LiveView["batches"][number]) => ({
    value: id,
    label: `${name ?? labels.unnamed} · ${stateLabel(labels, state)}`,
  })

const absence = ({ labels }: Reader, live: LiveView): HTMLElement =>
  live.kind === "none"
    ? element("p", { class: "quiet" }, element("code", {}, live.reason))
    : element("p", { class: "quiet" }, live.kind === "watching" ? labels.noBatch : "")

const batchView = (reader: Reader, batch: LiveBatch): readonly HTMLElement[] => {
  const { labels } = reader
  const columns = [
    liveEntries(reader, {
      title: labels.alarms,
      entries: batch.alarms,
      name: "alarms",
      empty: labels.noAlarms,
    }),
    liveEntries(reader, { title: labels.timers, entries: batch.timers, name: "timers" }),
    liveEntries(reader, { title: labels.readings, entries: batch.readings, name: "readings" }),
    liveEntries(reader, { title: labels.reminders, entries: batch.reminders, name: "reminders" }),
    liveSteps(reader, batch),
    otherFields(reader, batch),
  ]
  return [
    header(reader, batch),
    liveEntries(reader, { title: labels.alerts, entries: batch.alerts, name: "alerts" }),
    currentStep(reader, batch),
    element("div", { class: "columns" }, ...columns),
  ].filter((section) => section !== null)
}

const header = ({ labels, language }: Reader, batch: LiveBatch) => {
  const { name, recipeName, state, version, updatedAt } = batch
  const updated =
    updatedAt === null ? null : labels.updated(moment(Date.parse(updatedAt), Date.now(), language))
  return element(
    "header",
    { class: "batch-head" },
    element("p", { class: "batch-name", dir: "auto" }, name ?? labels.unnamed),
    element("span", { class: "state", "data-state": state }, stateLabel(labels, state)),
    element(
      "p",
      { class: "batch-facts" },
      [
        recipeName === name ? null : recipeName,
        version === null ? null : `${labels.version} ${version}`,
        updated,
      ]
        .filter((part) => part !== null)
        .join(" · "),
    ),
  )
}

const stateLabel = ({ states }: Reader["labels"], state: string | null): string =>
  state === null ? "–" : (wordFor(states, state) ?? state)

const otherFields = (reader: Reader, { others }: LiveBatch): HTMLElement | null => {
  const set = Object.fromEntries(Object.entries(others).filter(([, value]) => value !== null))
  return Object.keys(set).length === 0
    ? null
    : element(
        "section",
        { class: "others" },
        element("h3", {}, reader.labels.otherFields),
        genericValue(reader, set),
      )
}
