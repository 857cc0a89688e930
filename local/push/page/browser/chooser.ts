import { element } from "./element.ts"

type Option = { readonly value: string; readonly label: string }

/** A menu of what there is, with a first entry that leaves the choice to the page. */
export const chooser = (options: {
  readonly id: string
  readonly label: string
  readonly onChoose: (value: string | null) => void
}) => {
  const { id, label, onChoose } = options
  const select = element("select", { id })
  select.onchange = () => onChoose(select.value || null)
  let shown = ""
  return {
    element: element(
      "div",
      { class: "chooser" },
      element("label", { class: "caption", for: id }, label),
      select,
    ),
    /** Made anew only when something has changed: an open menu stays open. */
    show: (automatic: string, entries: readonly Option[], chosen: string | null): void => {
      const next = JSON.stringify([automatic, entries])
      if (next !== shown) {
        shown = next
        select.replaceChildren(
          element("option", { value: "" }, automatic),
          ...entries.map((entry) => element("option", { value: entry.value }, entry.label)),
        )
      }
      select.value = entries.some(({ value }) => value === chosen) ? (chosen ?? "") : ""
    },
  }
}
