import * as z from "zod"
import { type Checklist, checklistGroups, type KeptItem } from "../features/brew-log/index.ts"
import { LocalizedWire } from "./localized.ts"
import { line } from "./wire-text.ts"

const mostItems = 300

/** An item's id: one of those that are laid out, or one that the client made. */
const itemId = z
  .string()
  .toLowerCase()
  .regex(/^[a-z0-9-]{1,60}$/)
  .describe("Of an own item, anything that the client makes, a UUID for one")

export const ChecklistBody = z
  .strictObject({
    items: z
      .array(
        z.strictObject({
          id: itemId,
          checked: z.boolean(),
          label: line(200)
            .nullish()
            .describe("Of an own item; those that are laid out have their words already"),
        }),
      )
      .max(mostItems)
      .check(({ value, issues }) => {
        const seen = new Set<string>()
        for (const [index, { id }] of value.entries()) {
          if (seen.has(id))
            issues.push({
              code: "custom",
              path: [index, "id"],
              input: id,
              params: { code: "given_twice", text: twice },
            })
          seen.add(id)
        }
      })
      .describe(
        "All of the list, in order: what is left out is off it, and back on it when its id is named again",
      ),
  })
  .meta({ id: "ChecklistInput" })

const twice = { en: "Another item has this id.", fr: "Un autre élément porte cet identifiant." }

export const ChecklistWire = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        group: z.enum(checklistGroups),
        label: LocalizedWire,
        checked: z.boolean(),
      }),
    ),
    version: z.int().min(1).describe("1: as it was laid out from recipe and equipment"),
  })
  .meta({ id: "Checklist" })
export type ChecklistWire = z.output<typeof ChecklistWire>

export const fromChecklistBody = ({ items }: z.output<typeof ChecklistBody>): readonly KeptItem[] =>
  items.map(({ id, checked, label }) => ({ id, isChecked: checked, ownLabel: label ?? null }))

export const toChecklistWire = ({ items, version }: Checklist): ChecklistWire => ({
  items: items.map(({ id, group, label, isChecked }) => ({ id, group, label, checked: isChecked })),
  version,
})
