import { prepareQuery } from "../../platform/postgres/database.ts"
import type { Member } from "../../shared/actor.ts"
import type { MemberId, RecipeId } from "../../shared/ids.ts"
import type { RecipeDeps } from "./recipe-deps.ts"

const ownVersion = prepareQuery(
  (sql, { ownerId, id }: { readonly ownerId: MemberId; readonly id: RecipeId }) =>
    sql
      .selectFrom("recipes")
      .select("version")
      .where("id", "=", id)
      .where("ownerId", "=", ownerId)
      .where("deletedAt", "is", null),
)

/** At which version a recipe of one's own stands; null when there is none. For a phone that has it already. */
export const readVersion = async (
  { db }: Pick<RecipeDeps, "db">,
  member: Member,
  id: RecipeId,
): Promise<number | null> => {
  const [row] = await db.rows(ownVersion, { ownerId: member.id, id })
  return row?.version ?? null
}
