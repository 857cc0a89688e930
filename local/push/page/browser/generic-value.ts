import { element } from "./element.ts"
import { figure, labelOf } from "./figures.ts"
import { moment } from "./formats.ts"
import type { Reader } from "./reader.ts"

/** A value of a live document that the page has no view of its own for: names and values, as deep as they go. */
export const genericValue = (reader: Reader, value: unknown): HTMLElement => {
  if (Array.isArray(value)) {
    return element(
      "ul",
      { class: "values" },
      ...value.map((inner) => element("li", {}, genericValue(reader, inner))),
    )
  }
  if (value !== null && typeof value === "object") {
    const { fr, en } = value as { readonly fr?: unknown; readonly en?: unknown }
    if (typeof fr === "string" && typeof en === "string") return plain({ fr, en }[reader.language])
    return element("dl", { class: "values" }, ...Object.entries(value).flatMap(pair(reader)))
  }
  return plain(scalar(reader, value))
}

const pair =
  (reader: Reader) =>
  ([name, value]: [string, unknown]): readonly HTMLElement[] => {
    const { label, value: shown } =
      typeof value === "number"
        ? figure(name, value, reader.language)
        : { label: labelOf(name, reader.language), value: null }
    return [
      element("dt", {}, label),
      element("dd", {}, shown === null ? genericValue(reader, value) : plain(shown)),
    ]
  }

const plain = (text: string): HTMLElement => element("span", { dir: "auto" }, text)

const scalar = ({ language, labels }: Reader, value: unknown): string => {
  if (value === null || value === undefined) return "–"
  if (typeof value === "boolean") return value ? labels.yes : labels.no
  if (
    typeof value === "string" &&
    /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) &&
    !Number.isNaN(Date.parse(value))
  )
    return moment(Date.parse(value), Date.now(), language)
  return typeof value === "string" ? value : JSON.stringify(value)
}
