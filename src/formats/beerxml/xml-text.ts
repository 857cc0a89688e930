import type { FileElement } from "../record/file-element.ts"

/** An XML document of an element, indented; what XML forbids in a text is left out. */
export const xmlText = (root: FileElement): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${lines(root, "").join("\n")}\n`

const lines = ({ name, text, children }: FileElement, indent: string): readonly string[] =>
  children.length === 0
    ? [`${indent}<${name}>${escaped(text)}</${name}>`]
    : [
        `${indent}<${name}>`,
        ...children.flatMap((child) => lines(child, `${indent}  `)),
        `${indent}</${name}>`,
      ]

const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g

const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(FORBIDDEN, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
