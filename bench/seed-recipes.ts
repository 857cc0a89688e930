import { Client } from "pg"
import * as z from "zod"
import { benchRecipe } from "./bench-recipe.ts"

/** The id of the recipe of this number; PostgreSQL makes the same ones below. */
export const recipeId = (number: number): string =>
  `00000000-0000-7000-8000-${number.toString(16).padStart(12, "0")}`

const Created = z.object({ id: z.uuid() })

/**
 * Creates one recipe through the API, and copies its row until the member owns so many.
 * @returns the member's id
 */
export const seedRecipes = async (options: {
  readonly api: string
  readonly headers: Readonly<Record<string, string>>
  readonly ownerUrl: string
  readonly count: number
}): Promise<string> => {
  const answer = await fetch(`${options.api}/v1/recipes`, {
    method: "POST",
    headers: { ...options.headers, "content-type": "application/json" },
    body: JSON.stringify(benchRecipe),
  })
  if (answer.status !== 201) throw new Error(`creating a recipe: ${answer.status} ${await answer.text()}`)
  const { id } = Created.parse(await answer.json())

  const client = new Client({ connectionString: options.ownerUrl, options: "-c search_path=brasse_bouillon" })
  await client.connect()
  try {
    await client.query(copies, [id, options.count])
    await client.query("vacuum analyze recipes")
    const { rows } = await client.query<{ owner_id: string }>("select owner_id from recipes where id = $1", [
      id,
    ])
    return rows[0]?.owner_id ?? ""
  } finally {
    await client.end()
  }
}

const copies = `
insert into recipes (id, owner_id, document, schema_version, estimates, name, type, style_id, batch_volume_litres, tags,
  visibility, original_gravity, abv_percent, ibu, color_ebc, created_at, updated_at)
select ('00000000-0000-7000-8000-' || lpad(to_hex(number), 12, '0'))::uuid, owner_id, document, schema_version, estimates,
  name || ' ' || number, type, style_id, batch_volume_litres, tags,
  visibility, original_gravity, abv_percent, ibu, color_ebc, created_at, updated_at
from recipes, generate_series(1, $2::int) as number
where id = $1`
