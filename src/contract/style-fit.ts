import * as z from "zod"
import { bjcpStyle } from "../brewing/styles/bjcp-2021.ts"
import { styleFigures } from "../brewing/styles/beer-style.ts"
import type { StyleFit } from "../brewing/styles/style-fit.ts"
import type { RecipeStyleFit } from "../features/recipes/index.ts"
import type { Locale } from "../shared/actor.ts"
import type { Localized } from "../shared/localized.ts"
import { rounded } from "./estimates.ts"

export const StyleFitQuery = z.strictObject({
  styleId: z
    .string()
    .refine((code) => bjcpStyle(code) !== undefined, {
      params: {
        code: "unknown_style",
        text: {
          en: "The BJCP guide of 2021, as we have it, knows no such style. Its codes are like 21A.",
          fr: "Le guide BJCP 2021, tel que nous l'avons, ne connaît pas ce style. Ses codes ressemblent à 21A.",
        },
      },
    })
    .optional()
    .describe("A code of the guide, 21A for instance; the recipe's own style when it is left out"),
})

const FitWire = z
  .object({
    styleId: z.string(),
    name: z.string(),
    category: z.string(),
    fits: z
      .boolean()
      .nullable()
      .describe("null when a figure is unknown, or the guide leaves the figures to a base style"),
    figures: z.array(
      z.object({
        figure: z.enum(styleFigures),
        value: z.number().nullable(),
        min: z.number(),
        max: z.number(),
        verdict: z.enum(["below", "within", "above", "unknown"]),
      }),
    ),
  })
  .meta({ id: "StyleFit" })

export const StyleFitWire = z
  .object({
    guide: z.string(),
    fit: FitWire.nullable().describe(
      "Of the style that was asked for; null when the recipe has none that is known",
    ),
    closest: z.array(FitWire).describe("The styles that the recipe comes nearest to, the nearest first"),
    warnings: z.array(z.object({ code: z.string().describe("Stable, snake_case"), message: z.string() })),
  })
  .meta({ id: "RecipeStyleFit" })

export const toStyleFitWire = (
  { fit, closest, unknownStyle }: RecipeStyleFit,
  locale: Locale,
): z.output<typeof StyleFitWire> => ({
  guide: "BJCP 2021",
  fit: fit && toFitWire(fit),
  closest: closest.map(toFitWire),
  warnings:
    unknownStyle === null
      ? []
      : [{ code: "unknown_style", message: unknownStyleWarning(unknownStyle)[locale] }],
})

const toFitWire = ({ style, fits, figures }: StyleFit): z.output<typeof FitWire> => ({
  styleId: style.id,
  name: style.name,
  category: style.category,
  fits,
  figures: figures.map(({ figure, value, min, max, verdict }) => ({
    figure,
    value: rounded(figure, value),
    min,
    max,
    verdict,
  })),
})

const unknownStyleWarning = (style: string): Localized => ({
  en: `The recipe's style, ${style}, is none of the BJCP guide of 2021.`,
  fr: `Le style de la recette, ${style}, n'est pas dans le guide BJCP 2021.`,
})
