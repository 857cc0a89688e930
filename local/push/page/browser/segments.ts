import { element } from "./element.ts"

/** A choice of a few, all of them in sight: radio buttons that look like one bar. */
export const segments = <Value extends string>(options: {
  readonly name: string
  readonly legend: string
  readonly values: readonly (readonly [value: Value, label: string, lang?: string])[]
  readonly chosen: Value
  readonly onChoose: (value: Value) => void
}): HTMLElement => {
  const { name, legend, values, chosen, onChoose } = options
  return element(
    "fieldset",
    { class: "segments" },
    element("legend", { class: "visually-hidden" }, legend),
    ...values.map(([value, label, lang]) => {
      const radio = element("input", { type: "radio", name, value, id: `${name}-${value}` })
      radio.checked = value === chosen
      radio.onchange = () => onChoose(value)
      return element("label", { lang }, radio, element("span", {}, label))
    }),
  )
}
