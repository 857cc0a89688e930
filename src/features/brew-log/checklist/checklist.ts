import type { Localized } from "../../../shared/localized.ts"

/** What an item of the checklist is about, in the order in which they are gone through. */
export const checklistGroups = ["ingredients", "water", "equipment", "instruments", "hygiene", "own"] as const
export type ChecklistGroup = (typeof checklistGroups)[number]

/** Something that every brewer of this recipe has to have at hand; its id lasts as long as the batch. */
export type LaidOutItem = {
  readonly id: string
  readonly group: Exclude<ChecklistGroup, "own">
  readonly label: Localized
}

/** An item as it is stored: what is laid out keeps its words in the program, so that they can be mended. */
export type KeptItem = {
  readonly id: string
  readonly isChecked: boolean
  /** The brewer's own words; null for an item that is laid out. */
  readonly ownLabel: string | null
}

export type ChecklistItem = {
  readonly id: string
  readonly group: ChecklistGroup
  readonly label: Localized
  readonly isChecked: boolean
}

/** What is to be prepared before the brew day. Version 1 is the list as it is laid out, which nobody has written yet. */
export type Checklist = { readonly items: readonly ChecklistItem[]; readonly version: number }
