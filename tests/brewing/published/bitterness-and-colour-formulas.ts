import { z } from "zod"
import { totalBitterness } from "../../../src/brewing/bitterness.ts"
import { tinsethUtilization } from "../../../src/brewing/bitterness-tinseth.ts"
import { danielsSrm, lovibondToEbc, maltColour, moreySrm, mosherSrm } from "../../../src/brewing/colour.ts"
import { defaultSettings } from "../../../src/brewing/default-settings.ts"
import {
  grams,
  kilograms,
  litres,
  lovibond,
  maltColourUnits,
  minutes,
  percent,
  specificGravity,
} from "../../../src/brewing/units.ts"
import { aFermentable, aHop } from "../recipes.ts"
import {
  GRAMS_PER_OUNCE,
  type Inputs,
  KILOGRAMS_PER_POUND,
  LITRES_PER_GALLON,
  number,
  type PublishedFormulas,
} from "./inputs.ts"

const additions = z.array(z.object({ aau: z.number(), min: z.number() }))

const mcu = (inputs: Inputs): number =>
  maltColour(
    [
      aFermentable({
        amountKilograms: kilograms(number(inputs, "lb") * KILOGRAMS_PER_POUND),
        colorEbc: lovibondToEbc(lovibond(number(inputs, "lovibond"))),
      }),
    ],
    litres(number(inputs, "gal") * LITRES_PER_GALLON),
  )

/** Bitterness and colour. */
export const bitternessAndColourFormulas: PublishedFormulas = {
  tinseth_utilization: (i) => tinsethUtilization(specificGravity(number(i, "og")), minutes(number(i, "min"))),
  tinseth_ibu_recipe: (i) => {
    const batchLitres = litres(number(i, "gal") * LITRES_PER_GALLON)
    const gravity = specificGravity(number(i, "boil_og"))
    return totalBitterness(
      additions.parse(i["additions"]).map(({ aau, min }) =>
        aHop({
          amountGrams: grams(aau * GRAMS_PER_OUNCE),
          alphaPercent: percent(1),
          minutes: minutes(min),
        }),
      ),
      { gravity, minutes: minutes(60), batchLitres, startLitres: batchLitres },
      defaultSettings,
    )
  },
  mcu,
  morey_srm: (i) => moreySrm(maltColourUnits(i["mcu"] === undefined ? mcu(i) : number(i, "mcu"))),
  daniels_srm: (i) => danielsSrm(maltColourUnits(number(i, "mcu"))),
  mosher_srm: (i) => mosherSrm(maltColourUnits(number(i, "mcu"))),
}
