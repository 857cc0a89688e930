import type { Localized } from "../shared/localized.ts"
import type { RecipeFormat } from "./recognise-format.ts"

/** Why a file as a whole cannot be read. */
export type FileError = (
  | { readonly kind: "empty_file" }
  | { readonly kind: "not_xml"; readonly line: number }
  | { readonly kind: "not_json" }
  | { readonly kind: "unknown_json" }
  | { readonly kind: "other_format"; readonly format: RecipeFormat | "html" }
  | { readonly kind: "document_type_refused" }
  | { readonly kind: "too_deep"; readonly limit: number }
  | { readonly kind: "too_many_records"; readonly limit: number }
  | { readonly kind: "record_too_large"; readonly limit: number }
  | { readonly kind: "too_many_elements"; readonly limit: number }
) & { readonly message: Localized }

const formatNames = {
  beerxml: "BeerXML",
  beerjson: "BeerJSON",
  brewfather: "Brewfather",
  html: "HTML",
} as const

export const fileErrors = {
  emptyFile: (): FileError => ({
    kind: "empty_file",
    message: { en: "The file is empty.", fr: "Le fichier est vide." },
  }),
  notXml: (line: number): FileError => ({
    kind: "not_xml",
    line,
    message: {
      en: `The file is not XML: line ${line} cannot be read as such.`,
      fr: `Le fichier n'est pas du XML : la ligne ${line} ne peut être lue comme tel.`,
    },
  }),
  notJson: (): FileError => ({
    kind: "not_json",
    message: {
      en: "The file is not JSON from beginning to end; export or send it again.",
      fr: "Le fichier n'est pas du JSON d'un bout à l'autre ; exportez-le ou envoyez-le de nouveau.",
    },
  }),
  unknownJson: (): FileError => ({
    kind: "unknown_json",
    message: {
      en: "The file is JSON, but neither BeerJSON nor a recipe of Brewfather.",
      fr: "Le fichier est du JSON, mais ni du BeerJSON ni une recette de Brewfather.",
    },
  }),
  otherFormat: (format: RecipeFormat | "html"): FileError => ({
    kind: "other_format",
    format,
    message: {
      en: `The file is ${formatNames[format]}, not BeerXML.`,
      fr: `Le fichier est du ${formatNames[format]}, pas du BeerXML.`,
    },
  }),
  documentTypeRefused: (): FileError => ({
    kind: "document_type_refused",
    message: {
      en: "The file declares a document type or entities (DOCTYPE). BeerXML has none; remove it.",
      fr: "Le fichier déclare un type de document ou des entités (DOCTYPE). BeerXML n'en a pas ; retirez-le.",
    },
  }),
  tooDeep: (limit: number): FileError => ({
    kind: "too_deep",
    limit,
    message: {
      en: `The file nests its elements more than ${limit} deep; no recipe needs that.`,
      fr: `Le fichier imbrique ses éléments sur plus de ${limit} niveaux ; aucune recette n'en demande autant.`,
    },
  }),
  tooManyRecords: (limit: number): FileError => ({
    kind: "too_many_records",
    limit,
    message: {
      en: `The file holds more than ${limit} recipes; split it.`,
      fr: `Le fichier contient plus de ${limit} recettes ; divisez-le.`,
    },
  }),
  tooManyElements: (limit: number): FileError => ({
    kind: "too_many_elements",
    limit,
    message: {
      en: `The file holds more than ${limit} elements and attributes, which no recipes need; split it.`,
      fr: `Le fichier contient plus de ${limit} éléments et attributs, ce qu'aucune recette ne demande ; divisez-le.`,
    },
  }),
  recordTooLarge: (limit: number): FileError => ({
    kind: "record_too_large",
    limit,
    message: {
      en: `A recipe in the file has more than ${limit} elements; none needs that many.`,
      fr: `Une recette du fichier compte plus de ${limit} éléments ; aucune n'en demande autant.`,
    },
  }),
}
