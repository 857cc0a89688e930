import type { FormatIssue } from "../format-issue.ts"
import type { Repair, Surroundings } from "./scan-records.ts"

export const repairIssue = (record: string, { kind, line, field }: Repair): FormatIssue => ({
  severity: "warning",
  record,
  field,
  code: kind,
  message:
    kind === "bare_ampersand"
      ? {
          en: `Line ${line} has a "&" that should be "&amp;"; it was read as such.`,
          fr: `La ligne ${line} contient un « & » qui devrait être « &amp; » ; il a été lu ainsi.`,
        }
      : {
          en: `Line ${line} is not well-formed XML; it was read as far as it makes sense. Check this part.`,
          fr: `La ligne ${line} n'est pas du XML bien formé ; elle a été lue au mieux. Vérifiez cette partie.`,
        },
})

export const cutRecordIssue = (record: string): FormatIssue => ({
  severity: "error",
  record,
  field: "",
  code: "file_cut_off",
  message: {
    en: "The file ends in the middle of this recipe; export or send it again.",
    fr: "Le fichier s'arrête au milieu de cette recette ; exportez-le ou envoyez-le de nouveau.",
  },
})

/** Records of BeerXML that may stand in a file on their own. */
const LIBRARY_RECORDS = ["HOP", "FERMENTABLE", "YEAST", "MISC", "WATER", "STYLE", "MASH", "EQUIPMENT"]

/** What is wrong with a file around its recipes. */
export const surroundingIssues = (
  { repairs, cut, elements }: Surroundings,
  recipes: number,
): readonly FormatIssue[] => {
  const issues = repairs.map((repair) => repairIssue("file", repair))
  if (recipes === 0) issues.push(noRecipe(LIBRARY_RECORDS.filter((name) => elements.has(name))))
  else if (cut) issues.push(fileCutOff)
  return issues
}

const fileCutOff: FormatIssue = {
  severity: "warning",
  record: "file",
  field: "",
  code: "file_cut_off",
  message: {
    en: "The file ends before it is closed; recipes may be missing.",
    fr: "Le fichier s'arrête avant sa fin ; il peut manquer des recettes.",
  },
}

const noRecipe = (found: readonly string[]): FormatIssue => ({
  severity: "error",
  record: "file",
  field: "RECIPE",
  code: "no_recipe",
  message:
    found.length > 0
      ? {
          en: `There is no RECIPE in the file, only ${found.join(", ")}.`,
          fr: `Le fichier ne contient pas de RECIPE, seulement ${found.join(", ")}.`,
        }
      : { en: "There is no RECIPE in the file.", fr: "Le fichier ne contient pas de RECIPE." },
})
