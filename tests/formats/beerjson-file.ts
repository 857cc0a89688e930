import { readBeerJson } from "../../src/formats/beerjson/read-beerjson.ts"
import type { FileReading } from "../../src/formats/file-reading.ts"
import type { RecipeRecord } from "../../src/formats/recipe-record.ts"
import { utf8 } from "./beerxml-file.ts"

/** What a file holds; a file that cannot be read fails the test with the reason. */
export const beerJsonReading = async (bytes: Uint8Array): Promise<FileReading> => {
  const reading = await readBeerJson(bytes)
  if (!reading.ok) throw new Error(reading.error.message.en)
  return reading.value
}

/** The one recipe of a file. */
export const onlyBeerJson = async (bytes: Uint8Array): Promise<RecipeRecord> => {
  const { records } = await beerJsonReading(bytes)
  const [record] = records
  if (record === undefined || records.length > 1)
    throw new Error(`one recipe expected, got ${records.length}`)
  return record
}

type Members = Readonly<Record<string, unknown>>

/** A plain recipe by the official schema, with the given members in place of its own. */
export const plainBeerJson: Members = {
  name: "Test ale",
  type: "all grain",
  author: "me",
  batch_size: { unit: "l", value: 20 },
  efficiency: { brewhouse: { unit: "%", value: 70 } },
  boil: { boil_time: { unit: "min", value: 60 } },
  ingredients: {
    fermentable_additions: [
      {
        name: "Pils",
        type: "grain",
        yield: { fine_grind: { unit: "%", value: 80 } },
        color: { unit: "EBC", value: 3 },
        amount: { unit: "kg", value: 5 },
      },
    ],
  },
}

export const beerJsonFile = (members: Members = {}, root: Members = { version: 1 }): Uint8Array =>
  utf8(JSON.stringify({ beerjson: { ...root, recipes: [{ ...plainBeerJson, ...members }] } }))

/** A recipe of one hop, with the given members in place of its own. */
export const beerJsonHop = (members: Members = {}): Uint8Array =>
  beerJsonFile({
    ingredients: {
      fermentable_additions: [],
      hop_additions: [
        {
          name: "Saaz",
          alpha_acid: { unit: "%", value: 4 },
          amount: { unit: "g", value: 25 },
          timing: { use: "add_to_boil", duration: { unit: "min", value: 60 } },
          ...members,
        },
      ],
    },
  })
