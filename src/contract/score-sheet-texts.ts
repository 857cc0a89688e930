import type { ScoreRank, ScoreSheetDescriptor, ScoreSheetPart } from "../brewing/styles/score-sheet.ts"
import type { Localized } from "../shared/localized.ts"

/* The score sheet in our own words: its numbers are the BJCP's, its texts are not. */

type Described = { readonly name: Localized; readonly description: Localized }

export const partTexts: Readonly<Record<ScoreSheetPart, Described>> = {
  aroma: {
    name: { fr: "Arômes", en: "Aroma" },
    description: {
      fr: "Ce que l'on sent : malt, houblon, levure, et tout le reste. À noter dès le service, les arômes s'envolent.",
      en: "What you smell: malt, hops, yeast, and anything else. Note it as soon as it is poured, for it fades.",
    },
  },
  appearance: {
    name: { fr: "Aspect", en: "Appearance" },
    description: {
      fr: "La couleur, la limpidité, la mousse : sa tenue, sa couleur, sa texture.",
      en: "Colour, clarity, and the head: how it lasts, its colour and texture.",
    },
  },
  flavor: {
    name: { fr: "Goût", en: "Flavour" },
    description: {
      fr: "Malt, houblon, amertume, fermentation, équilibre, et ce qui reste en bouche.",
      en: "Malt, hops, bitterness, fermentation, balance, and what stays in the mouth.",
    },
  },
  mouthfeel: {
    name: { fr: "Sensation en bouche", en: "Mouthfeel" },
    description: {
      fr: "Le corps, le pétillant, la chaleur de l'alcool, le crémeux, l'astringence.",
      en: "Body, carbonation, warmth, creaminess, astringency.",
    },
  },
  overall: {
    name: { fr: "Impression générale", en: "Overall impression" },
    description: {
      fr: "Le plaisir de la boire, et ce qui la rendrait meilleure.",
      en: "How much you enjoy it, and what would make it better.",
    },
  },
}

export const rankTexts: Readonly<Record<ScoreRank, Described>> = {
  outstanding: {
    name: { fr: "Exceptionnelle", en: "Outstanding" },
    description: { fr: "Un exemple du style que l'on cite.", en: "An example of the style that one quotes." },
  },
  excellent: {
    name: { fr: "Excellente", en: "Excellent" },
    description: {
      fr: "Bien dans le style, à peaufiner à peine.",
      en: "True to the style, hardly anything to refine.",
    },
  },
  very_good: {
    name: { fr: "Très bonne", en: "Very good" },
    description: {
      fr: "Dans le style à quelques détails près.",
      en: "True to the style but for some details.",
    },
  },
  good: {
    name: { fr: "Bonne", en: "Good" },
    description: {
      fr: "Agréable, un peu à côté du style ou avec un petit défaut.",
      en: "Pleasant, a little off the style or with a minor fault.",
    },
  },
  fair: {
    name: { fr: "Passable", en: "Fair" },
    description: {
      fr: "Des défauts nets, ou loin du style.",
      en: "Clear faults, or far from the style.",
    },
  },
  problematic: {
    name: { fr: "À problème", en: "Problematic" },
    description: {
      fr: "Un défaut majeur couvre tout le reste.",
      en: "A major fault covers everything else.",
    },
  },
}

export const descriptorTexts: Readonly<Record<ScoreSheetDescriptor, Described>> = {
  acetaldehyde: {
    name: { fr: "Acétaldéhyde", en: "Acetaldehyde" },
    description: {
      fr: "Pomme verte, pomme blette. Bière souvent trop jeune, soutirée trop tôt de sa levure.",
      en: "Green or bruised apple. Often a beer that is too young, taken off its yeast too early.",
    },
  },
  alcoholic: {
    name: { fr: "Alcooleux", en: "Alcoholic" },
    description: {
      fr: "Chaud et piquant. Fermentation trop chaude, ou bière forte encore jeune.",
      en: "Hot and sharp. Fermented too warm, or a strong beer that is still young.",
    },
  },
  astringent: {
    name: { fr: "Astringent", en: "Astringent" },
    description: {
      fr: "Sèche la bouche comme un thé trop infusé. Rinçage trop chaud ou trop long, trop de houblon.",
      en: "Dries the mouth like stewed tea. Sparged too hot or for too long, or too many hops.",
    },
  },
  diacetyl: {
    name: { fr: "Diacétyle", en: "Diacetyl" },
    description: {
      fr: "Beurre, caramel au beurre, bouche grasse. Quelques jours plus au chaud en fin de fermentation aident.",
      en: "Butter or butterscotch, slick on the tongue. Some warmer days at the end of fermentation help.",
    },
  },
  dms: {
    name: { fr: "DMS", en: "DMS" },
    description: {
      fr: "Maïs en boîte, chou cuit. Ébullition trop courte ou couverte, refroidissement lent.",
      en: "Tinned sweetcorn, cooked cabbage. Boiled too briefly or with the lid on, or chilled slowly.",
    },
  },
  estery: {
    name: { fr: "Esters", en: "Estery" },
    description: {
      fr: "Fruits : banane, poire, fraise. Voulu dans bien des styles ; sinon, fermentation trop chaude.",
      en: "Fruit: banana, pear, strawberry. Wanted in many styles; otherwise fermented too warm.",
    },
  },
  grassy: {
    name: { fr: "Herbacé", en: "Grassy" },
    description: {
      fr: "Herbe ou feuilles fraîches. Houblon vieux, ou laissé trop longtemps à cru.",
      en: "Cut grass or leaves. Old hops, or dry hops left in for too long.",
    },
  },
  light_struck: {
    name: { fr: "Goût de lumière", en: "Light-struck" },
    description: {
      fr: "Odeur de putois. Le soleil a touché la bière : gardez-la à l'ombre ou en verre brun.",
      en: "Skunk. Sunlight has reached the beer: keep it dark, or in brown glass.",
    },
  },
  metallic: {
    name: { fr: "Métallique", en: "Metallic" },
    description: {
      fr: "Fer, pièce de monnaie. Eau ferrugineuse, cuve abîmée ou mal rincée.",
      en: "Iron or coins. Water with iron, or a kettle that is scratched or badly rinsed.",
    },
  },
  musty: {
    name: { fr: "Moisi", en: "Musty" },
    description: {
      fr: "Cave humide, carton mouillé de longue date. Matériel ou bouchons douteux, air moisi.",
      en: "A damp cellar. Doubtful equipment or corks, mouldy air.",
    },
  },
  oxidized: {
    name: { fr: "Oxydé", en: "Oxidised" },
    description: {
      fr: "Papier, carton, xérès. De l'air a touché la bière après la fermentation, ou elle a vieilli au chaud.",
      en: "Paper, cardboard or sherry. Air has reached the beer after fermentation, or it has aged in the warm.",
    },
  },
  phenolic: {
    name: { fr: "Phénolique", en: "Phenolic" },
    description: {
      fr: "Clou de girofle, fumé, sparadrap. Voulu de certaines levures ; sinon chlore ou levure sauvage.",
      en: "Cloves, smoke or sticking plaster. Wanted of some yeasts; otherwise chlorine or wild yeast.",
    },
  },
  solvent: {
    name: { fr: "Solvant", en: "Solvent" },
    description: {
      fr: "Vernis à ongles, acétone. Fermentation bien trop chaude, ou levure malmenée.",
      en: "Nail varnish, acetone. Fermented far too warm, or yeast under stress.",
    },
  },
  sour_acidic: {
    name: { fr: "Acide", en: "Sour" },
    description: {
      fr: "Vinaigre, citron, lait aigre. Voulu dans les bières acides ; sinon une contamination.",
      en: "Vinegar, lemon or sour milk. Wanted in sour beers; otherwise an infection.",
    },
  },
  sulfur: {
    name: { fr: "Soufre", en: "Sulphur" },
    description: {
      fr: "Œuf, allumette. Fréquent des levures de lager ; la garde l'emporte le plus souvent.",
      en: "Eggs or struck matches. Common of lager yeasts; it mostly goes with time.",
    },
  },
  vegetal: {
    name: { fr: "Végétal", en: "Vegetal" },
    description: {
      fr: "Légumes cuits, oignon, céleri. Ingrédients vieux, ou bactéries dans le moût.",
      en: "Cooked vegetables, onion, celery. Old ingredients, or bacteria in the wort.",
    },
  },
  yeasty: {
    name: { fr: "Levure", en: "Yeasty" },
    description: {
      fr: "Pain frais, pâte, bouillon. Levure en suspension, ou bière trop longtemps sur sa lie.",
      en: "Bread dough or broth. Yeast in suspension, or a beer left on its yeast for too long.",
    },
  },
}
