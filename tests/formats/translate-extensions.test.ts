import { expect, test } from "vitest"
import { translateExtensions } from "../../src/formats/translate-extensions.ts"

const beerXml = {
  BREWER: "Ada",
  "STYLE/NAME": "Dry Stout",
  "STYLE/CATEGORY_NUMBER": "15",
  "MASH/GRAIN_TEMP": "18",
  "HOPS/HOP[2]/ORIGIN": "CZ",
  "HOPS/HOP[2]/BETA": "3.5",
  "FERMENTABLES/FERMENTABLE/SUPPLIER": "Maltster",
  "YEASTS/YEAST/PRODUCT_ID": "S-04",
}
const beerJson = {
  author: "Ada",
  "style/name": "Dry Stout",
  "style/category_number": "15",
  "mash/grain_temperature": "18 C",
  "ingredients/hop_additions[2]/origin": "CZ",
  "ingredients/hop_additions[2]/beta_acid": "3.5 %",
  "ingredients/fermentable_additions/producer": "Maltster",
  "ingredients/culture_additions/product_id": "S-04",
}

test("what formats have in common goes from one to the other and back under its own names", () => {
  expect(translateExtensions(beerXml, "beerjson")).toEqual({ ...beerJson, "style/type": "beer" })
  expect(translateExtensions(beerJson, "beerxml")).toEqual(beerXml)
})

test("what Brewfather calls its way, too", () => {
  const brewfather = {
    author: "Ada",
    "style/categoryNumber": "15",
    "hops[2]/origin": "CZ",
    "yeasts/productId": "S-04",
  }
  expect(translateExtensions(brewfather, "beerxml")).toEqual({
    BREWER: "Ada",
    "STYLE/CATEGORY_NUMBER": "15",
    "HOPS/HOP[2]/ORIGIN": "CZ",
    "YEASTS/YEAST/PRODUCT_ID": "S-04",
  })
})

test("what only one of them knows stays as it is, and so does what the format has already", () => {
  expect(translateExtensions({ ZYMATIC: "1", "HOPS/HOP/COST": "2" }, "beerjson")).toEqual({
    ZYMATIC: "1",
    "HOPS/HOP/COST": "2",
  })
  for (const to of ["beerxml", "beerjson"] as const) {
    const both = { BREWER: "Ada", author: "Bob" }
    expect(translateExtensions(both, to)).toEqual(both)
  }
  expect(
    translateExtensions({ "mash/grain_temperature": "64 F", "HOPS/HOP/BETA": "low" }, "beerxml"),
  ).toEqual({
    "mash/grain_temperature": "64 F",
    "HOPS/HOP/BETA": "low",
  })
})

test("nothing is translated into its own format", () => {
  expect(translateExtensions(beerXml, "beerxml")).toEqual(beerXml)
  expect(translateExtensions({ ...beerJson, "style/type": "beer" }, "beerjson")).toEqual({
    ...beerJson,
    "style/type": "beer",
  })
})
