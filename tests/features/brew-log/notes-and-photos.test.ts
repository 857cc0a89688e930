import { beforeAll, describe, expect, test } from "vitest"
import type { BatchId, NoteId, PhotoId } from "../../../src/shared/ids.ts"
import { done, newId, openStage, planned, type Stage } from "../stage.ts"

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})

const any = (): boolean => true

const eventsOf = async (batchId: BatchId): Promise<readonly unknown[]> =>
  (
    await stage.asOwner(
      "select kind from batch_events where batch_id = $1 and kind ~ '^(note|photo)' order by id",
      [batchId],
    )
  ).map(({ kind }) => kind)

describe("a note", () => {
  test("is of now unless it says when, is read again as it was written, and stands in the log", async () => {
    const { brewer, batch } = await planned(stage)
    const note = done(await stage.brewLog.addNote(brewer, { batchId: batch.id, text: "Cloudy" }))
    expect(note).toMatchObject({ text: "Cloudy", notedAt: stage.clock.now(), version: 1 })
    expect(done(await stage.brewLog.readNote(brewer, { batchId: batch.id, noteId: note.id }))).toEqual(note)
    expect(
      await stage.asOwner("select data from batch_events where batch_id = $1 and kind = 'note_added'", [
        batch.id,
      ]),
    ).toEqual([{ data: { noteId: note.id } }])
  })

  test("repeated under its id is the same one; another text under it, or after it was deleted, is refused", async () => {
    const { brewer, batch } = await planned(stage)
    const command = { batchId: batch.id, id: newId<NoteId>(), text: "Cloudy" }
    const [first, second] = await Promise.all([
      stage.brewLog.addNote(brewer, command),
      stage.brewLog.addNote(brewer, command),
    ])
    expect(done(first)).toEqual(done(second))
    expect(await eventsOf(batch.id)).toEqual(["note_added"])
    const taken = { ok: false, error: { kind: "id_taken" } }
    expect(await stage.brewLog.addNote(brewer, { ...command, text: "Clear" })).toEqual(taken)
    done(await stage.brewLog.deleteNote(brewer, { batchId: batch.id, noteId: command.id, accepts: any }))
    expect(await stage.brewLog.addNote(brewer, command)).toEqual(taken)
  })

  test("is changed and deleted only at the version that was seen, and never moved into the future", async () => {
    const { brewer, batch } = await planned(stage)
    const { id } = done(await stage.brewLog.addNote(brewer, { batchId: batch.id, text: "Cloudy" }))
    const at = { batchId: batch.id, noteId: id }
    const changed = done(
      await stage.brewLog.patchNote(brewer, {
        ...at,
        accepts: (version) => version === 1,
        changes: { text: "Clear" },
      }),
    )
    expect(changed).toMatchObject({ text: "Clear", version: 2 })
    const stale = { ok: false, error: { kind: "version_mismatch", version: 2 } }
    const first = { ...at, accepts: (version: number) => version === 1 }
    expect(await stage.brewLog.patchNote(brewer, { ...first, changes: { text: "Murky" } })).toEqual(stale)
    expect(await stage.brewLog.deleteNote(brewer, first)).toEqual(stale)
    const tomorrow = new Date(stage.clock.now().getTime() + 86_400_000)
    expect(
      await stage.brewLog.patchNote(brewer, { ...at, accepts: any, changes: { notedAt: tomorrow } }),
    ).toMatchObject({ ok: false, error: { kind: "in_the_future" } })
    done(await stage.brewLog.patchNote(brewer, { ...at, accepts: any, changes: { text: "Clear" } }))
    expect(await eventsOf(batch.id)).toEqual(["note_added", "note_changed"])
  })

  test("is listed by when it was observed, a page at a time, either way round", async () => {
    const { brewer, batch } = await planned(stage)
    const now = stage.clock.now().getTime()
    const texts = ["third", "first", "second"]
    const hoursAgo = [1, 3, 2]
    for (const [index, text] of texts.entries())
      await stage.brewLog.addNote(brewer, {
        batchId: batch.id,
        text,
        notedAt: new Date(now - (hoursAgo[index] ?? 0) * 3_600_000),
      })
    const request = { batchId: batch.id, limit: 2 }
    const first = done(await stage.brewLog.listNotes(brewer, { ...request, order: "oldest", after: null }))
    expect(first.items.map(({ text }) => text)).toEqual(["first", "second"])
    const rest = done(
      await stage.brewLog.listNotes(brewer, { ...request, order: "oldest", after: first.next }),
    )
    expect(rest.items.map(({ text }) => text)).toEqual(["third"])
    const newest = done(await stage.brewLog.listNotes(brewer, { ...request, order: "newest", after: null }))
    expect(newest.items.map(({ text }) => text)).toEqual(["third", "second"])
  })

  test("of another's batch is not there", async () => {
    const { brewer, batch } = await planned(stage)
    const { id } = done(await stage.brewLog.addNote(brewer, { batchId: batch.id, text: "Cloudy" }))
    const stranger = await planned(stage)
    for (const batchId of [batch.id, stranger.batch.id]) {
      const at = { batchId, noteId: id, accepts: any }
      expect((await stage.brewLog.readNote(stranger.brewer, at)).ok).toBe(false)
      expect((await stage.brewLog.patchNote(stranger.brewer, { ...at, changes: { text: "Mine" } })).ok).toBe(
        false,
      )
      expect((await stage.brewLog.deleteNote(stranger.brewer, at)).ok).toBe(false)
    }
    expect((await stage.brewLog.addNote(stranger.brewer, { batchId: batch.id, text: "Mine" })).ok).toBe(false)
  })
})

describe("the photos of a batch", () => {
  test("are added once however often it is said, taken away, and added again", async () => {
    const { brewer, batch } = await planned(stage)
    const photo = { batchId: batch.id, photoId: newId<PhotoId>() }
    const [one, two] = await Promise.all([
      stage.brewLog.putPhoto(brewer, photo),
      stage.brewLog.putPhoto(brewer, photo),
    ])
    expect(done(one)).toEqual(done(two))
    done(await stage.brewLog.deletePhoto(brewer, photo))
    done(await stage.brewLog.deletePhoto(brewer, photo))
    expect(done(await stage.brewLog.listPhotos(brewer, photo))).toEqual([])
    expect((await stage.brewLog.readPhoto(brewer, photo)).ok).toBe(false)
    expect(done(await stage.brewLog.putPhoto(brewer, photo)).version).toBe(3)
    expect(done(await stage.brewLog.listPhotos(brewer, photo)).map(({ id }) => id)).toEqual([photo.photoId])
    expect(await eventsOf(batch.id)).toEqual(["photo_added", "photo_removed", "photo_added"])
  })

  test("are fifty at most: one has to go before another comes", async () => {
    const { brewer, batch } = await planned(stage)
    const photos = Array.from({ length: 50 }, () => ({ batchId: batch.id, photoId: newId<PhotoId>() }))
    for (const photo of photos) done(await stage.brewLog.putPhoto(brewer, photo))
    const another = { batchId: batch.id, photoId: newId<PhotoId>() }
    expect(await stage.brewLog.putPhoto(brewer, another)).toEqual({
      ok: false,
      error: { kind: "too_many", max: 50 },
    })
    const [first] = photos
    if (first) done(await stage.brewLog.deletePhoto(brewer, first))
    done(await stage.brewLog.putPhoto(brewer, another))
  })
})
