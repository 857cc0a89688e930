import { readFile } from "node:fs/promises"
import { basename, join } from "node:path"
import { z } from "zod"
import type { Scene } from "./scene.ts"
import { demand } from "./transcript.ts"

/** Written by another program, byte for byte as found; its origin and licence stand beside it. */
const file = join(import.meta.dirname, "../../tests/formats/files/pybeerxml_Simcoe_IPA.xml")

const figure = z.number().nullable()
const figures = {
  originalGravity: figure,
  finalGravity: figure,
  abvPercent: figure,
  ibu: figure,
  colorEbc: figure,
}

const ImportedRecipe = z.object({
  id: z.string(),
  name: z.string(),
  boilMinutes: z.number(),
  hops: z.array(z.looseObject({ minutes: z.number(), use: z.string() })),
  mash: z.object({ steps: z.array(z.looseObject({ name: z.string(), minutes: z.number() })) }),
  estimates: z.object(figures),
})
export type ImportedRecipe = z.output<typeof ImportedRecipe>

const Import = z.object({
  format: z.string(),
  imported: z.number(),
  refused: z.number(),
  items: z.array(
    z.object({
      recipe: ImportedRecipe.nullable(),
      stated: z.object(figures),
      differences: z.array(z.object({ figure: z.string(), message: z.string() })),
      issues: z.array(z.object({ severity: z.string(), record: z.string(), message: z.string() })),
    }),
  ),
})
type Item = z.output<typeof Import>["items"][number]

/** The brewer brings a recipe along from another program. */
export const importRecipe = async ({ transcript, api }: Scene): Promise<ImportedRecipe> => {
  transcript.chapter("Import a recipe from another program")
  const bytes = new Uint8Array(await readFile(file))
  const { recipe } = await transcript.step(
    `${basename(file)} (${bytes.length} bytes of BeerXML): POST /v1/recipes/import`,
    async () => {
      const { body } = await api.call({
        method: "POST",
        path: "/v1/recipes/import",
        expect: 201,
        answer: Import,
        file: { bytes, contentType: "application/xml" },
      })
      const [item] = body.items
      demand(body.imported === 1 && body.refused === 0, `imported ${body.imported} recipes, not 1`)
      demand(item?.recipe != null, "the recipe is not in the answer")
      return { ...item, recipe: item.recipe }
    },
    (item) => [`"${item.recipe.name}"`, ...comparison(item), ...remarks(item)],
  )
  return recipe
}

const shown = [
  ["originalGravity", "original gravity", 4],
  ["finalGravity", "final gravity", 4],
  ["abvPercent", "alcohol, % vol.", 2],
  ["ibu", "bitterness, IBU", 1],
  ["colorEbc", "colour, EBC", 1],
] as const

/** The file's figures beside ours, and why they differ where they do. */
const comparison = ({ recipe, stated, differences }: Item): readonly string[] => [
  `${"".padEnd(18)}${"in the file".padStart(12)}${"calculated".padStart(12)}`,
  ...shown.map(([name, label, digits]) => {
    const text = (value: number | null | undefined) =>
      (value == null ? "–" : value.toFixed(digits)).padStart(12)
    const why = differences.find(({ figure }) => figure === name)?.message ?? ""
    return `${label.padEnd(18)}${text(stated[name])}${text(recipe?.estimates[name])}  ${why}`.trimEnd()
  }),
]

const remarksShown = 4

const remarks = ({ issues }: Item): readonly string[] => {
  const left = issues.length - remarksShown
  return [
    `${issues.length} remarks on the file:`,
    ...issues
      .slice(0, remarksShown)
      .map(({ severity, record, message }) => `  ${severity}, ${record}: ${message}`),
    ...(left > 0 ? [`  … and ${left} more`] : []),
  ]
}
