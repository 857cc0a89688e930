import type { Report } from "../format-issue.ts"
import { recordFields } from "../record/record-fields.ts"
import { standardFields } from "./standard-fields.ts"
import { childrenByName, type FileElement } from "../record/file-element.ts"

/**
 * Checks the fields of a record that BeerXML defines and no recipe of ours has a place for, so that what is wrong with
 * them is said as well. They stay what they are.
 */
export const checkStandardFields = (
  element: FileElement,
  record: string,
  report: Report,
  read: ReadonlySet<FileElement>,
): void => {
  const standard = standardFields[element.name] ?? {}
  const fields = recordFields(element, record, report, new Set())
  for (const [name, [child]] of childrenByName(element)) {
    const expected = standard[name]
    if (expected === undefined || child === undefined || read.has(child)) continue
    switch (expected.kind) {
      case "number":
        fields.number(name, { ...expected, assumed: null })
        break
      case "boolean":
        fields.flag(name, null)
        break
      case "choice":
        fields.choice(name, Object.fromEntries(expected.choices.map((word) => [word, word])), null)
        break
    }
  }
}
