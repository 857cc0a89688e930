import { type BeerStyle, stylesOf } from "./beer-style.ts"

/**
 * The styles of the BJCP guide of 2021: numbers, names and codes, none of its prose. Columns: code, name, category,
 * original gravity, final gravity, alcohol by volume in percent, IBU, SRM; no figures where they are those of a base style.
 * From beerjson/bjcp-json (MIT, see NOTICE), in which the gravities of X2 lack their decimal point; it has no styles of
 * the categories 27 (historical) and 33 (wood-aged).
 */
const table = `
1A | American Light Lager | Standard American Beer | 1.028-1.040 | 0.998-1.008 | 2.8-4.2 | 8-12 | 2-3
1B | American Lager | Standard American Beer | 1.040-1.050 | 1.004-1.010 | 4.2-5.3 | 8-18 | 2-3.5
1C | Cream Ale | Standard American Beer | 1.042-1.055 | 1.006-1.012 | 4.2-5.6 | 8-20 | 2-5
1D | American Wheat Beer | Standard American Beer | 1.040-1.055 | 1.008-1.013 | 4-5.5 | 15-30 | 3-6
2A | International Pale Lager | International Lager | 1.042-1.050 | 1.008-1.012 | 4.5-6 | 18-25 | 2-6
2B | International Amber Lager | International Lager | 1.042-1.055 | 1.008-1.014 | 4.5-6 | 8-25 | 6-14
2C | International Dark Lager | International Lager | 1.044-1.056 | 1.008-1.012 | 4.2-6 | 8-20 | 14-30
3A | Czech Pale Lager | Czech Lager | 1.028-1.044 | 1.008-1.014 | 3-4.1 | 20-35 | 3-6
3B | Czech Premium Pale Lager | Czech Lager | 1.044-1.060 | 1.013-1.017 | 4.2-5.8 | 30-45 | 3.5-6
3C | Czech Amber Lager | Czech Lager | 1.044-1.060 | 1.013-1.017 | 4.4-5.8 | 20-35 | 10-16
3D | Czech Dark Lager | Czech Lager | 1.044-1.060 | 1.013-1.017 | 4.4-5.8 | 18-34 | 17-35
4A | Munich Helles | Pale Malty European Lager | 1.044-1.048 | 1.006-1.012 | 4.7-5.4 | 16-22 | 3-5
4B | Festbier | Pale Malty European Lager | 1.054-1.057 | 1.010-1.012 | 5.8-6.3 | 18-25 | 4-6
4C | Helles Bock | Pale Malty European Lager | 1.064-1.072 | 1.011-1.018 | 6.3-7.4 | 23-35 | 6-9
5A | German Leichtbier | Pale Bitter European Beer | 1.026-1.034 | 1.006-1.010 | 2.4-3.6 | 15-28 | 1.5-4
5B | Kölsch | Pale Bitter European Beer | 1.044-1.050 | 1.007-1.011 | 4.4-5.2 | 18-30 | 3.5-5
5C | German Helles Exportbier | Pale Bitter European Beer | 1.050-1.058 | 1.008-1.015 | 5-6 | 20-30 | 4-6
5D | German Pils | Pale Bitter European Beer | 1.044-1.050 | 1.008-1.013 | 4.4-5.2 | 22-40 | 2-4
6A | Märzen | Amber Malty European Lager | 1.054-1.060 | 1.010-1.014 | 5.6-6.3 | 18-24 | 8-17
6B | Rauchbier | Amber Malty European Lager | 1.050-1.057 | 1.012-1.016 | 4.8-6 | 20-30 | 12-22
6C | Dunkles Bock | Amber Malty European Lager | 1.064-1.072 | 1.013-1.019 | 6.3-7.2 | 20-27 | 14-22
7A | Vienna Lager | Amber Bitter European Beer | 1.048-1.055 | 1.010-1.014 | 4.7-5.5 | 18-30 | 9-15
7B | Altbier | Amber Bitter European Beer | 1.044-1.052 | 1.008-1.014 | 4.3-5.5 | 25-50 | 9-17
8A | Munich Dunkel | Dark European Lager | 1.048-1.056 | 1.010-1.016 | 4.5-5.6 | 18-28 | 17-28
8B | Schwarzbier | Dark European Lager | 1.046-1.052 | 1.010-1.016 | 4.4-5.4 | 20-35 | 19-30
9A | Doppelbock | Strong European Beer | 1.072-1.112 | 1.016-1.024 | 7-10 | 16-26 | 6-25
9B | Eisbock | Strong European Beer | 1.078-1.120 | 1.020-1.035 | 9-14 | 25-35 | 17-30
9C | Baltic Porter | Strong European Beer | 1.060-1.090 | 1.016-1.024 | 6.5-9.5 | 20-40 | 17-30
10A | Weissbier | German Wheat Beer | 1.044-1.053 | 1.008-1.014 | 4.3-5.6 | 8-15 | 2-6
10B | Dunkles Weissbier | German Wheat Beer | 1.044-1.057 | 1.008-1.014 | 4.3-5.6 | 10-18 | 14-23
10C | Weizenbock | German Wheat Beer | 1.064-1.090 | 1.015-1.022 | 6.5-9 | 15-30 | 6-25
11A | Ordinary Bitter | British Bitter | 1.030-1.039 | 1.007-1.011 | 3.2-3.8 | 25-35 | 8-14
11B | Best Bitter | British Bitter | 1.040-1.048 | 1.008-1.012 | 3.8-4.6 | 25-40 | 8-16
11C | Strong Bitter | British Bitter | 1.048-1.060 | 1.010-1.016 | 4.6-6.2 | 30-50 | 8-18
12A | British Golden Ale | Pale Commonwealth Beer | 1.038-1.053 | 1.006-1.012 | 3.8-5 | 20-45 | 2-5
12B | Australian Sparkling Ale | Pale Commonwealth Beer | 1.038-1.050 | 1.004-1.006 | 4.5-6 | 20-35 | 4-7
12C | English IPA | Pale Commonwealth Beer | 1.050-1.070 | 1.010-1.015 | 5-7.5 | 40-60 | 6-14
13A | Dark Mild | Brown British Beer | 1.030-1.038 | 1.008-1.013 | 3-3.8 | 10-25 | 14-25
13B | British Brown Ale | Brown British Beer | 1.040-1.052 | 1.008-1.013 | 4.2-5.9 | 20-30 | 12-22
13C | English Porter | Brown British Beer | 1.040-1.052 | 1.008-1.014 | 4-5.4 | 18-35 | 20-30
14A | Scottish Light | Scottish Ale | 1.030-1.035 | 1.010-1.013 | 2.5-3.3 | 10-20 | 17-25
14B | Scottish Heavy | Scottish Ale | 1.035-1.040 | 1.010-1.015 | 3.3-3.9 | 10-20 | 12-20
14C | Scottish Export | Scottish Ale | 1.040-1.060 | 1.010-1.016 | 3.9-6 | 15-30 | 12-20
15A | Irish Red Ale | Irish Beer | 1.036-1.046 | 1.010-1.014 | 3.8-5 | 18-28 | 9-14
15B | Irish Stout | Irish Beer | 1.036-1.044 | 1.007-1.011 | 3.8-5 | 25-45 | 25-40
15C | Irish Extra Stout | Irish Beer | 1.052-1.062 | 1.010-1.014 | 5-6.5 | 35-50 | 30-40
16A | Sweet Stout | Dark British Beer | 1.044-1.060 | 1.012-1.024 | 4-6 | 20-40 | 30-40
16B | Oatmeal Stout | Dark British Beer | 1.045-1.065 | 1.010-1.018 | 4.2-5.9 | 25-40 | 22-40
16C | Tropical Stout | Dark British Beer | 1.056-1.075 | 1.010-1.018 | 5.5-8 | 30-50 | 30-40
16D | Foreign Extra Stout | Dark British Beer | 1.056-1.075 | 1.010-1.018 | 6.3-8 | 50-70 | 30-40
17A | British Strong Ale | Strong British Ale | 1.055-1.080 | 1.015-1.022 | 5.5-8 | 30-60 | 8-22
17B | Old Ale | Strong British Ale | 1.055-1.088 | 1.015-1.022 | 5.5-9 | 30-60 | 10-22
17C | Wee Heavy | Strong British Ale | 1.070-1.130 | 1.018-1.040 | 6.5-10 | 17-35 | 14-25
17D | English Barley Wine | Strong British Ale | 1.080-1.120 | 1.018-1.030 | 8-12 | 35-70 | 8-22
18A | Blonde Ale | Pale American Ale | 1.038-1.054 | 1.008-1.013 | 3.8-5.5 | 15-28 | 3-6
18B | American Pale Ale | Pale American Ale | 1.045-1.060 | 1.010-1.015 | 4.5-6.2 | 30-50 | 5-10
19A | American Amber Ale | Amber and Brown American Beer | 1.045-1.060 | 1.010-1.015 | 4.5-6.2 | 25-40 | 10-17
19B | California Common | Amber and Brown American Beer | 1.048-1.054 | 1.011-1.014 | 4.5-5.5 | 30-45 | 9-14
19C | American Brown Ale | Amber and Brown American Beer | 1.045-1.060 | 1.010-1.016 | 4.3-6.2 | 20-30 | 18-35
20A | American Porter | American Porter and Stout | 1.050-1.070 | 1.012-1.018 | 4.8-6.5 | 25-50 | 22-40
20B | American Stout | American Porter and Stout | 1.050-1.075 | 1.010-1.022 | 5-7 | 35-75 | 30-40
20C | Imperial Stout | American Porter and Stout | 1.075-1.115 | 1.018-1.030 | 8-12 | 50-90 | 30-40
21A | American IPA | IPA | 1.056-1.070 | 1.008-1.014 | 5.5-7.5 | 40-70 | 6-14
21B | Specialty IPA | IPA | 1.050-1.085 | 1.010-1.018 | 5.5-9 | 50-90 | 25-40
21C | Hazy IPA | IPA | 1.060-1.085 | 1.010-1.015 | 6-9 | 25-60 | 3-7
22A | Double IPA | Strong American Ale | 1.065-1.085 | 1.008-1.018 | 7.5-10 | 60-100 | 6-14
22B | American Strong Ale | Strong American Ale | 1.062-1.090 | 1.014-1.024 | 6.3-10 | 50-100 | 7-18
22C | American Barleywine | Strong American Ale | 1.080-1.120 | 1.016-1.030 | 8-12 | 50-100 | 9-18
22D | Wheatwine | Strong American Ale | 1.080-1.120 | 1.016-1.030 | 8-12 | 30-60 | 6-14
23A | Berliner Weisse | European Sour Ale | 1.028-1.032 | 1.003-1.006 | 2.8-3.8 | 3-8 | 2-3
23B | Flanders Red Ale | European Sour Ale | 1.048-1.057 | 1.002-1.012 | 4.6-6.5 | 10-25 | 10-17
23C | Oud Bruin | European Sour Ale | 1.040-1.074 | 1.008-1.012 | 4-8 | 20-25 | 17-22
23D | Lambic | European Sour Ale | 1.040-1.054 | 1.001-1.010 | 5-6.5 | 0-10 | 3-6
23E | Gueuze | European Sour Ale | 1.040-1.054 | 1.000-1.006 | 5-8 | 0-10 | 5-6
23F | Fruit Lambic | European Sour Ale | 1.040-1.060 | 1.000-1.010 | 5-7 | 0-10 | 3-7
23G | Gose | European Sour Ale | 1.036-1.056 | 1.006-1.010 | 4.2-4.8 | 5-12 | 3-4
24A | Witbier | Belgian Ale | 1.044-1.052 | 1.008-1.012 | 4.5-5.5 | 8-20 | 2-4
24B | Belgian Pale Ale | Belgian Ale | 1.048-1.054 | 1.010-1.014 | 4.8-5.5 | 20-30 | 8-14
24C | Bière de Garde | Belgian Ale | 1.060-1.080 | 1.008-1.016 | 6-8.5 | 18-28 | 6-19
25A | Belgian Blond Ale | Strong Belgian Ale | 1.062-1.075 | 1.008-1.018 | 6-7.5 | 15-30 | 4-6
25B | Saison | Strong Belgian Ale | 1.048-1.065 | 1.002-1.008 | 5-7 | 20-35 | 5-14
25C | Belgian Golden Strong Ale | Strong Belgian Ale | 1.070-1.095 | 1.005-1.016 | 7.5-10.5 | 22-35 | 3-6
26A | Belgian Single | Monastic Ale | 1.044-1.054 | 1.004-1.010 | 4.8-6 | 25-45 | 3-5
26B | Belgian Dubbel | Monastic Ale | 1.062-1.075 | 1.008-1.018 | 6-7.6 | 15-25 | 10-17
26C | Belgian Tripel | Monastic Ale | 1.075-1.085 | 1.008-1.014 | 7.5-9.5 | 20-40 | 4.5-7
26D | Belgian Dark Strong Ale | Monastic Ale | 1.075-1.110 | 1.010-1.024 | 8-12 | 20-35 | 12-22
28A | Brett Beer | American Wild Ale
28B | Mixed-Fermentation Sour Beer | American Wild Ale
28C | Wild Specialty Beer | American Wild Ale
28D | Straight Sour Beer | American Wild Ale | 1.048-1.065 | 1.006-1.013 | 4.5-7 | 3-8 | 2-3
29A | Fruit Beer | Fruit Beer
29B | Fruit and Spice Beer | Fruit Beer
29C | Specialty Fruit Beer | Fruit Beer
29D | Grape Ale | Fruit Beer | 1.059-1.075 | 1.004-1.013 | 6-8.5 | 10-30 | 4-8
30A | Spice, Herb, or Vegetable Beer | Spiced Beer
30B | Autumn Seasonal Beer | Spiced Beer
30C | Winter Seasonal Beer | Spiced Beer
30D | Specialty Spice Beer | Spiced Beer
31A | Alternative Grain Beer | Alternative Fermentables Beer
31B | Alternative Sugar Beer | Alternative Fermentables Beer
32A | Classic Style Smoked Beer | Smoked Beer
32B | Specialty Smoked Beer | Smoked Beer
34A | Commercial Specialty Beer | Specialty Beer
34B | Mixed-Style Beer | Specialty Beer
34C | Experimental Beer | Specialty Beer
X1 | Dorada Pampeana | Argentine Styles | 1.042-1.054 | 1.009-1.013 | 4.3-5.5 | 15-22 | 3-5
X2 | IPA Argenta | Argentine Styles | 1.055-1.065 | 1.008-1.015 | 5-6.5 | 35-60 | 6-15
X3 | Italian Grape Ale | Italian Styles | 1.045-1.100 | 1.005-1.015 | 4.5-12 | 6-30 | 14-25
X4 | Catharina Sour | Brazilian Styles | 1.039-1.048 | 1.004-1.012 | 4-5.5 | 2-8 | 2-6
X5 | New Zealand Pilsner | New Zealand Styles | 1.044-1.056 | 1.009-1.014 | 4.5-5.8 | 25-45 | 2-6
`

export const bjcp2021: readonly BeerStyle[] = stylesOf(table)

const byId = new Map(bjcp2021.map((style) => [style.id, style]))

/** The style of a code, however it is written: "21a" is 21A. Undefined when the guide has none of it. */
export const bjcpStyle = (code: string): BeerStyle | undefined => byId.get(code.trim().toUpperCase())
