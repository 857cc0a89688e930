import { defineProblem } from "../http/problem.ts"
import type { Localized } from "../shared/localized.ts"

export const recipeProblems = {
  recipeDeleted: defineProblem({
    code: "recipe_deleted",
    status: 410,
    title: { en: "The recipe was deleted", fr: "La recette a été supprimée" },
    detail: () => ({
      en: "You deleted this recipe. To keep what you sent, store it under a new id.",
      fr: "Vous avez supprimé cette recette. Pour garder votre envoi, enregistrez-le sous un nouvel identifiant.",
    }),
  }),
  fileUnreadable: defineProblem({
    code: "file_unreadable",
    status: 422,
    title: { en: "The file cannot be read", fr: "Le fichier ne peut être lu" },
    detail: ({ message }: { message: Localized }) => message,
  }),
}
