import type { FormatIssue } from "../format-issue.ts"
import { noStatedFigures, type RecipeRecord } from "../recipe-record.ts"
import { labelOf } from "../record/label.ts"

/** A record whose JSON ends with the file, or is broken: nothing of it is read but the name. */
export const unreadableRecord = (text: string, position: number, cut: boolean): RecipeRecord => {
  const name = /"name"\s*:\s*"([^"\\]{1,200})"/.exec(text)?.[1] ?? `Recipe ${position}`
  const record = labelOf("recipe", position, name)
  return {
    record: position,
    name,
    recipe: null,
    style: null,
    stated: noStatedFigures,
    issues: [cut ? { ...cutOff, record } : { ...malformed, record }],
  }
}

const cutOff: Omit<FormatIssue, "record"> = {
  severity: "error",
  field: "",
  code: "file_cut_off",
  message: {
    en: "The file ends in the middle of this recipe; export or send it again.",
    fr: "Le fichier s'arrête au milieu de cette recette ; exportez-le ou envoyez-le de nouveau.",
  },
}

const malformed: Omit<FormatIssue, "record"> = {
  severity: "error",
  field: "",
  code: "malformed_json",
  message: {
    en: "This recipe is not well-formed JSON; export it again.",
    fr: "Cette recette n'est pas du JSON bien formé ; exportez-la de nouveau.",
  },
}

export const fileCutOff: FormatIssue = {
  severity: "warning",
  record: "file",
  field: "",
  code: "file_cut_off",
  message: {
    en: "The file ends before it is closed, or is broken around its recipes; recipes may be missing.",
    fr: "Le fichier s'arrête avant sa fin, ou est abîmé autour de ses recettes ; il peut manquer des recettes.",
  },
}

export const noRecipe = (field: string, found: readonly string[]): FormatIssue => ({
  severity: "error",
  record: "file",
  field,
  code: "no_recipe",
  message:
    found.length > 0
      ? {
          en: `There is no recipe in the file, only ${found.join(", ")}.`,
          fr: `Le fichier ne contient pas de recette, seulement ${found.join(", ")}.`,
        }
      : { en: "There is no recipe in the file.", fr: "Le fichier ne contient pas de recette." },
})
