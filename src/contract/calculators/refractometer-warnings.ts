/** What can be doubtful about a refractometer's readings. */
export const refractometerWarnings = {
  barely_fermented: {
    code: "barely_fermented",
    message: {
      en: "Little has fermented: these formulas hold for beer, not yet for wort that has just begun.",
      fr: "Peu de sucre a fermenté : ces formules valent pour la bière, pas encore pour un moût à peine parti.",
    },
  },
  reading_rose: {
    code: "reading_rose",
    message: {
      en: "The second reading is above the first. Were they swapped?",
      fr: "La seconde lecture est supérieure à la première. Sont-elles inversées ?",
    },
  },
  no_sensible_gravity: {
    code: "no_sensible_gravity",
    message: {
      en: "These two readings give no gravity that a beer can have: check both.",
      fr: "Ces deux lectures ne donnent aucune densité possible pour une bière : vérifiez-les.",
    },
  },
  outliers_left_out: {
    code: "outliers_left_out",
    message: {
      en: "Some readings do not fit the others and were left out: see `learned.outliers`.",
      fr: "Certaines lectures ne vont pas avec les autres et ont été écartées : voir `learned.outliers`.",
    },
  },
  few_readings: {
    code: "few_readings",
    message: {
      en: "Fewer than four pairs: the factor may still change a lot, and a slip can't be told from the rest.",
      fr: "Moins de quatre paires : le facteur peut encore beaucoup changer, et une erreur de lecture passerait inaperçue.",
    },
  },
  no_usable_reading: {
    code: "no_usable_reading",
    message: {
      en: "None of the readings is of wort: a gravity of 1.000 says nothing about the factor.",
      fr: "Aucune des lectures ne porte sur du moût : une densité de 1,000 n'apprend rien sur le facteur.",
    },
  },
  unusual_factor: {
    code: "unusual_factor",
    message: {
      en: "Refractometers show 0.95 to 1.1 times the extract. Check the calibration of both instruments with water.",
      fr: "Les réfractomètres indiquent de 0,95 à 1,1 fois l'extrait. Vérifiez l'étalonnage des deux instruments à l'eau.",
    },
  },
} as const
