import { beforeAll, expect, test } from "vitest"
import type { Checklist, KeptItem } from "../../../src/features/brew-log/index.ts"
import type { Member } from "../../../src/shared/actor.ts"
import type { BatchId } from "../../../src/shared/ids.ts"
import { done, openStage, planned, type Stage } from "../stage.ts"

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})

const checked = ({ items }: Checklist, isChecked: (id: string) => boolean): readonly KeptItem[] =>
  items.map(({ id, group, label }) => ({
    id,
    isChecked: isChecked(id),
    ownLabel: group === "own" ? label.fr : null,
  }))

const put = (
  brewer: Member,
  batchId: BatchId,
  items: readonly KeptItem[],
  accepts: ((version: number) => boolean) | null = null,
) => stage.brewLog.putChecklist(brewer, { batchId, items, accepts })

const read = async (brewer: Member, batchId: BatchId) =>
  done(await stage.brewLog.readChecklist(brewer, { batchId }))

const completions = (batchId: BatchId) =>
  stage.asOwner("select 1 from batch_events where batch_id = $1 and kind = 'checklist_completed'", [batchId])

test("a list that nobody has written is laid out, unchecked, as version 1, and stores nothing", async () => {
  const { brewer, batch } = await planned(stage)
  const list = await read(brewer, batch.id)
  expect(list.version).toBe(1)
  expect(list.items.length).toBeGreaterThan(8)
  expect(list.items.every(({ isChecked }) => !isChecked)).toBe(true)
  expect(await stage.asOwner("select 1 from batch_checklists where batch_id = $1", [batch.id])).toEqual([])
})

test("what is written is read again: checks, order, own items, and what was left out", async () => {
  const { brewer, batch } = await planned(stage)
  const items = [
    { id: "neighbour", isChecked: false, ownLabel: "Prévenir la voisine" },
    { id: "kettle", isChecked: true, ownLabel: null },
  ]
  const written = done(await put(brewer, batch.id, items))
  expect(written).toEqual({
    version: 2,
    items: [
      {
        id: "neighbour",
        group: "own",
        label: { fr: "Prévenir la voisine", en: "Prévenir la voisine" },
        isChecked: false,
      },
      {
        id: "kettle",
        group: "equipment",
        label: { fr: "Cuve d'ébullition propre", en: "Clean kettle" },
        isChecked: true,
      },
    ],
  })
  expect(await read(brewer, batch.id)).toEqual(written)
})

test("a repeat changes nothing; a change needs the version that was seen", async () => {
  const { brewer, batch } = await planned(stage)
  const laidOut = await read(brewer, batch.id)
  const first = checked(laidOut, (id) => id === "kettle")
  expect(done(await put(brewer, batch.id, first))).toEqual(done(await put(brewer, batch.id, first)))
  const second = checked(laidOut, (id) => id === "chiller")
  expect(await put(brewer, batch.id, second)).toEqual({
    ok: false,
    error: { kind: "precondition_required", version: 2 },
  })
  expect(await put(brewer, batch.id, second, (version) => version === 1)).toEqual({
    ok: false,
    error: { kind: "version_mismatch", version: 2 },
  })
  expect(done(await put(brewer, batch.id, second, (version) => version === 2)).version).toBe(3)
})

test("that everything is ready is told once, when the last item is checked", async () => {
  const { brewer, batch } = await planned(stage)
  const laidOut = await read(brewer, batch.id)
  const any = (): boolean => true
  done(
    await put(
      brewer,
      batch.id,
      checked(laidOut, (id) => id !== "kettle"),
    ),
  )
  expect(await completions(batch.id)).toHaveLength(0)
  done(await put(brewer, batch.id, checked(laidOut, any), any))
  done(await put(brewer, batch.id, checked(laidOut, any), any))
  expect(await completions(batch.id)).toHaveLength(1)
})

test("an item that is laid out keeps its words, and one that is not needs some", async () => {
  const { brewer, batch } = await planned(stage)
  const kettle = { id: "kettle", isChecked: true, ownLabel: null }
  expect(await put(brewer, batch.id, [kettle, { ...kettle, id: "unheard-of" }])).toEqual({
    ok: false,
    error: { kind: "wrong_item", index: 1, isLaidOut: false },
  })
  expect(await put(brewer, batch.id, [{ ...kettle, ownLabel: "Marmite" }])).toEqual({
    ok: false,
    error: { kind: "wrong_item", index: 0, isLaidOut: true },
  })
})

test("the list of another's batch is not there", async () => {
  const { batch } = await planned(stage)
  const stranger = await stage.newMember()
  const missing = { ok: false, error: { kind: "batch_not_found" } }
  expect(await stage.brewLog.readChecklist(stranger, { batchId: batch.id })).toEqual(missing)
  expect(await put(stranger, batch.id, [])).toEqual(missing)
})
