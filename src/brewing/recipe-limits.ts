/** How much a recipe may hold. What comes in by the API or from a file is held to the same limits. */
export const recipeLimits = {
  nameLength: 200,
  notesLength: 20_000,
  /** Of each list: fermentables, hops, cultures, miscs, water additions, mash steps, fermentation steps. */
  listLength: 100,
  tags: 50,
  tagLength: 60,
  /** What other programs wrote beyond our fields. */
  extensions: 1_000,
  extensionNameLength: 200,
  extensionLength: 4_000,
  /** Of all extensions together, so that a recipe can be sent back. */
  extensionsLength: 200_000,
} as const
