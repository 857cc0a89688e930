import type { LiveEntry } from "../../live/live-entry.ts"
import { element } from "./element.ts"
import { duration, moment } from "./formats.ts"
import { genericValue } from "./generic-value.ts"
import { labelOf } from "./figures.ts"
import type { Reader } from "./reader.ts"
import { say, wordFor } from "./text.ts"
import { eachSecond } from "./ticker.ts"

/** A section of a live document that lists things with their times; null when there are none and nothing to say of it. */
export const liveEntries = (
  reader: Reader,
  options: {
    readonly title: string
    readonly entries: readonly LiveEntry[]
    readonly name: string
    /** What is said in place of an empty list. */
    readonly empty?: string
  },
): HTMLElement | null => {
  const { title, entries, name, empty } = options
  if (entries.length === 0 && empty === undefined) return null
  return element(
    "section",
    { class: `entries ${name}` },
    element("h3", {}, title),
    entries.length === 0
      ? element("p", { class: "quiet" }, empty)
      : element("ol", {}, ...entries.map((entry) => liveEntry(reader, entry))),
  )
}

const liveEntry = (reader: Reader, { text, detail, kind, at, facts }: LiveEntry): HTMLElement => {
  const { language } = reader
  const heading = text === null ? kindLabel(reader, kind) : say(text, language)
  return element(
    "li",
    {},
    at === null ? null : time(reader, at),
    element(
      "div",
      { class: "entry-text" },
      heading === null ? null : element("p", { class: "entry-title", dir: "auto" }, heading),
      detail === null ? null : element("p", { class: "entry-detail", dir: "auto" }, say(detail, language)),
      Object.keys(facts).length === 0 ? null : genericValue(reader, facts),
    ),
  )
}

/** The time itself, and how far it is from now. */
const time = ({ language, labels }: Reader, at: string) => {
  const due = Date.parse(at)
  const absolute = element("span", { class: "absolute" })
  const relative = element("span", { class: "relative" })
  const shown = element("time", { datetime: at }, absolute, relative)
  eachSecond(shown, (now) => {
    absolute.textContent = moment(due, now, language)
    const away = (due - now) / 1000
    relative.textContent =
      away >= 0 ? labels.in(duration(away, language)) : labels.ago(duration(-away, language))
  })
  return shown
}

const kindLabel = ({ labels, language }: Reader, kind: string | null): string | null =>
  kind === null ? null : (wordFor(labels.kinds, kind) ?? labelOf(kind, language))
