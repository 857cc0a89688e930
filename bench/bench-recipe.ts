const hop = (name: string, minutes: number) => ({
  name,
  amountG: 25,
  alphaPercent: 6.2,
  form: "pellet",
  use: "boil",
  minutes,
  temperatureC: null,
  day: null,
})

const fermentable = (name: string, amountKg: number, colorEbc: number) => ({
  name,
  kind: "grain",
  amountKg,
  yieldPercent: 79,
  colorEbc,
  use: "mash",
  afterBoil: false,
})

const rest = (name: string, temperatureC: number, minutes: number) => ({
  name,
  kind: "temperature",
  temperatureC,
  minutes,
  infusionL: null,
})

/** A recipe of twenty ingredients as a client sends it, about 3 KB. */
export const benchRecipe = {
  name: "Bière de garde of the long evenings",
  type: "all_grain",
  styleId: "24C",
  batchVolumeL: 21,
  boilVolumeL: 27,
  boilMinutes: 90,
  efficiencyPercent: 74,
  fermentables: [
    fermentable("Pilsner (Château)", 3.8, 3.5),
    fermentable("Vienna", 0.9, 7),
    fermentable("Munich light", 0.6, 15),
    fermentable("Biscuit", 0.2, 50),
    fermentable("CaraRuby", 0.25, 50),
    fermentable("Special B", 0.08, 300),
    fermentable("Wheat malt", 0.3, 4),
    fermentable("Oat flakes", 0.2, 3),
  ],
  hops: [
    hop("Strisselspalt", 60),
    hop("Aramis", 45),
    hop("Barbe Rouge", 30),
    hop("Mistral", 20),
    hop("Elixir", 15),
    hop("Triskel", 10),
    hop("Brewers Gold", 5),
    hop("Saaz", 0),
  ],
  cultures: [
    {
      name: "French Ale",
      kind: "ale",
      form: "dry",
      attenuationPercent: 78,
      amount: 11,
      unit: "g",
      minC: 15,
      maxC: 21,
      flocculation: "medium",
    },
  ],
  miscs: [
    { name: "Irish moss", kind: "fining", use: "boil", amount: 4, unit: "g", minutes: 10 },
    { name: "Orange peel", kind: "spice", use: "boil", amount: 12, unit: "g", minutes: 5 },
    { name: "Coriander", kind: "spice", use: "boil", amount: 8, unit: "g", minutes: 5 },
  ],
  waterProfile: null,
  waterAdditions: [],
  mash: { steps: [rest("Protein", 52, 10), rest("Saccharification", 65, 60), rest("Mash out", 76, 10)] },
  fermentation: { steps: [{ name: "Primary", temperatureC: 18, days: 12, rampDays: null }] },
  carbonationVolumes: 2.6,
  notes:
    "Long boil for colour. Keep it in the cellar for six weeks, at ten degrees, before the first bottle.",
  tags: ["garde", "cellar"],
  photoIds: [],
  visibility: "private",
  settings: {
    ibuMethod: "tinseth",
    colorMethod: "morey",
    averageBoilGravity: true,
    pelletFactor: 1.1,
    firstWortFactor: 1.1,
  },
  extensions: {},
}
