import type { FactsOf } from "./notification-facts.ts"
import type { NotificationTexts } from "./notification-texts.ts"
import { shortened } from "./shortened.ts"

export const comment = ({ authorName, recipeName, excerpt }: FactsOf<"comment">): NotificationTexts => {
  const author = shortened(authorName, 40)
  const recipe = shortened(recipeName, 60)
  const said = shortened(excerpt, 140)
  return {
    title: { fr: `Commentaire de ${author}`, en: `Comment from ${author}` },
    body: { fr: `${recipe} – «\u00a0${said}\u00a0»`, en: `${recipe} – “${said}”` },
  }
}

export const rating = ({ recipeName, stars }: FactsOf<"rating">): NotificationTexts => {
  const recipe = shortened(recipeName, 60)
  return {
    title: { fr: `Nouvelle note : ${stars} sur 5`, en: `New rating: ${stars} out of 5` },
    body: {
      fr: `Quelqu'un a noté votre recette «\u00a0${recipe}\u00a0».`,
      en: `Somebody rated your recipe “${recipe}”.`,
    },
  }
}

export const lowStock = ({ itemName, left }: FactsOf<"low_stock">): NotificationTexts => {
  const item = shortened(itemName, 60)
  const rest = { fr: shortened(left.fr, 40), en: shortened(left.en, 40) }
  return {
    title: { fr: `Stock bas : ${item}`, en: `Running low: ${item}` },
    body: {
      fr: `Il en reste ${rest.fr}. Pensez à en racheter avant le prochain brassin.`,
      en: `You have ${rest.en} left. Restock before your next brew.`,
    },
  }
}
