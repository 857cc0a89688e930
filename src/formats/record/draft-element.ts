/** A part of a file that is being written. */
export type DraftElement = { readonly name: string; text: string; readonly children: DraftElement[] }

export const draft = (name: string, content: string | readonly DraftElement[] = ""): DraftElement =>
  typeof content === "string"
    ? { name, text: content, children: [] }
    : { name, text: "", children: [...content] }

/** The same with further children, as a new element: who looked at the old one has seen all of it. */
export const withChildren = (element: DraftElement, ...more: readonly DraftElement[]): DraftElement => ({
  name: element.name,
  text: element.text,
  children: [...element.children, ...more],
})

/** A figure with at most fifteen digits, never in powers of ten: not every program reads those. */
export const written = (value: number): string => {
  const text = String(Number(value.toPrecision(15)))
  return text.includes("e") ? value.toFixed(20).replace(/\.?0+$/, "") : text
}
