import type { Selectable } from "kysely"
import { z } from "zod"
import { litres } from "../../brewing/units.ts"
import type { Sql } from "../../platform/postgres/database.ts"
import type { DB } from "../../platform/postgres/tables.gen.ts"
import type { Member } from "../../shared/actor.ts"
import type { BatchId, EquipmentId, MemberId, RecipeId } from "../../shared/ids.ts"
import { readEquipmentDocument, writeEquipmentDocument } from "../equipment/index.ts"
import { readRecipeDocument } from "../recipes/index.ts"
import type { Batch } from "./batch.ts"
import { batchStates } from "./batch-moves.ts"
import { readPlan, storePlan } from "./plan/stored-plan.ts"

export type BatchRow = Selectable<DB["batches"]>

/** What the database holds, validated: the casts only name whose id it is. */
export const batchOf = (row: BatchRow): Batch => ({
  id: row.id as BatchId,
  ownerId: row.ownerId as MemberId,
  name: row.name,
  state: z.enum(batchStates).parse(row.state),
  recipeId: row.recipeId as RecipeId,
  recipe: readRecipeDocument(row.recipe),
  equipment:
    row.equipmentId === null
      ? null
      : { id: row.equipmentId as EquipmentId, profile: readEquipmentDocument(row.equipment) },
  steps: readPlan(row.steps),
  volume:
    row.volumeLitres === null || row.volumeKnownAt === null
      ? null
      : { litres: litres(row.volumeLitres), knownAt: row.volumeKnownAt },
  splitFromId: row.splitFromId as BatchId | null,
  timeZone: row.timeZone,
  plannedFor: row.plannedFor,
  startedAt: row.startedAt,
  pitchedAt: row.pitchedAt,
  packagedAt: row.packagedAt,
  completedAt: row.completedAt,
  cancelledAt: row.cancelledAt,
  archivedAt: row.archivedAt,
  version: row.version,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
})

/** A batch of one's own, held until the transaction ends; null when there is none. */
export const lockOwnBatch = async (tx: Sql, member: Member, id: BatchId): Promise<Batch | null> => {
  const row = await ownBatch(tx, member, id).forUpdate().executeTakeFirst()
  return row ? batchOf(row) : null
}

/** A batch, held until the transaction ends, for a job: no member asks for it. */
export const lockBatch = async (tx: Sql, id: BatchId): Promise<Batch | null> => {
  const row = await tx
    .selectFrom("batches")
    .selectAll()
    .where("id", "=", id)
    .where("deletedAt", "is", null)
    .forUpdate()
    .executeTakeFirst()
  return row ? batchOf(row) : null
}

export const ownBatch = (sql: Sql, member: Member, id: BatchId) =>
  sql
    .selectFrom("batches")
    .selectAll()
    .where("id", "=", id)
    .where("ownerId", "=", member.id)
    .where("deletedAt", "is", null)

export const insertBatch = async (tx: Sql, batch: Batch): Promise<"inserted" | "id_taken"> => {
  const { recipe, equipment, steps, volume, ...columns } = batch
  const row = await tx
    .insertInto("batches")
    .values({
      ...columns,
      recipe: JSON.stringify(recipe),
      equipmentId: equipment?.id ?? null,
      equipment: equipment && writeEquipmentDocument(equipment.profile),
      steps: JSON.stringify(storePlan(steps)),
      ...volumeColumns(volume),
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .returning("id")
    .executeTakeFirst()
  return row ? "inserted" : "id_taken"
}

/** Writes what may change in the life of a batch. The caller holds the row. */
export const saveBatch = async (tx: Sql, batch: Batch): Promise<void> => {
  const {
    id,
    ownerId: _owner,
    recipeId: _origin,
    recipe: _frozen,
    equipment: _kept,
    createdAt: _made,
    splitFromId: _whole,
    steps,
    volume,
    ...changing
  } = batch
  await tx
    .updateTable("batches")
    .set((on) => ({
      ...changing,
      steps: JSON.stringify(storePlan(steps)),
      ...volumeColumns(volume),
      liveVersion: on("liveVersion", "+", 1),
    }))
    .where("id", "=", id)
    .execute()
}

const volumeColumns = (volume: Batch["volume"]) => ({
  volumeLitres: volume?.litres ?? null,
  volumeKnownAt: volume?.knownAt ?? null,
})
