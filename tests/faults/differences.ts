import type { Firestore } from "@google-cloud/firestore"
import type { Stage } from "../features/stage.ts"
import type { Brew } from "./brewing.ts"

/** Where a document is not what its row says, worked out by SQL and by what lies in Firestore alone. */
export const differences = async (
  stage: Stage,
  store: Firestore,
  brews: readonly Brew[],
): Promise<readonly string[]> => {
  const rows = await stage.asOwner(
    `select id, live_version, state, deleted_at is not null as gone,
       array(select step -> 'progress' ->> 'state' from jsonb_array_elements(steps) as step) as steps
     from batches`,
  )
  const byId = new Map(rows.map((row) => [String(row["id"]), row]))
  const found: string[] = []
  for (const { brewer, batch } of brews) {
    const row = byId.get(batch.id)
    const document = await store.doc(`users/${brewer.uid}/batches/${batch.id}`).get()
    if (row?.["gone"] === true || !row) {
      if (document.exists) found.push(`${batch.id} is there though it is deleted`)
      continue
    }
    const steps = (document.get("steps") as { readonly state: string }[] | undefined)?.map(
      ({ state }) => state,
    )
    const same =
      document.get("version") === Number(row["live_version"]) &&
      document.get("state") === row["state"] &&
      JSON.stringify(steps) === JSON.stringify(row["steps"])
    if (!same) found.push(`${batch.id}: version ${document.get("version")} of ${String(row["live_version"])}`)
  }
  return found
}
