import { type Srm, srm } from "./units.ts"

/** Of the light's way through the beer, as glasses are: 5 cm. */
const GLASS_CENTIMETRES = 5

/** White of sRGB, D65 by the 2° observer: what light that meets no beer looks like. */
const WHITE = [0.950_47, 1, 1.088_83] as const

/** From CIE XYZ to linear sRGB (IEC 61966-2-1). */
const XYZ_TO_SRGB = [
  [3.2406, -1.5372, -0.4986],
  [-0.9689, 1.8758, 0.0415],
  [0.0557, -0.204, 1.057],
] as const

/**
 * Absorbance of beer per centimetre at a wavelength, after deLange (J. ASBC 66(3), 2008): the mean spectrum of the beers
 * he measured, SRM / 12.7 × (0.02465 · e^(-(λ - 430) / 17.591) + 0.97535 · e^(-(λ - 430) / 82.122)).
 */
const absorbance = (color: Srm, nanometres: number): number =>
  (color / 12.7) *
  (0.024_65 * Math.exp((430 - nanometres) / 17.591) + 0.975_35 * Math.exp((430 - nanometres) / 82.122))

/** A bell with two widths, and its weight. */
type Lobe = readonly [weight: number, centre: number, below: number, above: number]

/** The CIE 1931 observer as sums of bells: Wyman, Sloan & Shirley, J. Computer Graphics Techniques 2(2), 2013. */
const observer: readonly (readonly Lobe[])[] = [
  [
    [1.056, 599.8, 37.9, 31],
    [0.362, 442, 16, 26.7],
    [-0.065, 501.1, 20.4, 26.2],
  ],
  [
    [0.821, 568.8, 46.9, 40.5],
    [0.286, 530.9, 16.3, 31.1],
  ],
  [
    [1.217, 437, 11.8, 36],
    [0.681, 459, 26, 13.8],
  ],
]

const sensitivity = (lobes: readonly Lobe[], nanometres: number): number =>
  lobes.reduce((sum, [weight, centre, below, above]) => {
    const distance = (nanometres - centre) / (nanometres < centre ? below : above)
    return sum + weight * Math.exp(-0.5 * distance ** 2)
  }, 0)

/** Visible light in steps of 5 nm. */
const wavelengths = Array.from({ length: 81 }, (_, index) => 380 + 5 * index)

/** The sRGB hex of light that went through beer. */
const hexThrough = (color: Srm): string => {
  const seen = observer.map((lobes, axis) => {
    let through = 0
    let all = 0
    for (const nanometres of wavelengths) {
      const sensed = sensitivity(lobes, nanometres)
      all += sensed
      through += sensed * 10 ** (-absorbance(color, nanometres) * GLASS_CENTIMETRES)
    }
    return (through / all) * (WHITE[axis] ?? 0)
  })
  const channels = XYZ_TO_SRGB.map((row) =>
    row.reduce<number>((sum, factor, axis) => sum + factor * (seen[axis] ?? 0), 0),
  )
  return `#${channels.map(hexOf).join("")}`
}

/** A linear channel as sRGB stores it. What a screen cannot show is cut off. */
const hexOf = (linear: number): string => {
  const value = Math.min(1, Math.max(0, linear))
  const encoded = value <= 0.003_130_8 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055
  return Math.round(encoded * 255)
    .toString(16)
    .padStart(2, "0")
}

/** Colours that were asked for, by tenths of SRM: a recipe's is asked for at each change of it. */
const known: string[] = []
const BLACK_TENTHS = 1_500

/**
 * How a glass of beer looks on a screen, as `#rrggbb`: white light through 5 cm of deLange's mean beer, seen by the
 * CIE 1931 observer, in sRGB. Real beers of one SRM differ in hue; this is the middle of them.
 * @param color 0 (water, white) to any; in steps of 0.1, black beyond 150
 */
export const colorHex = (color: Srm): string => {
  const tenths = Math.min(BLACK_TENTHS, Math.round(color * 10))
  return (known[tenths] ??= hexThrough(srm(tenths / 10)))
}
