import { createHash } from "node:crypto"
import { readFile, rm } from "node:fs/promises"
import path from "node:path"
import { z } from "zod"
import { openStored, replaceFile } from "../stored.ts"
import { StorageError } from "./storage-error.ts"
import { newObject, StoredObject, type ClientMetadata } from "./stored-object.ts"

const Bucket = z.object({ name: z.string(), timeCreated: z.string() })
export type Bucket = z.infer<typeof Bucket>

const Index = z.object({
  lastGeneration: z.number().int(),
  buckets: z.array(Bucket),
  objects: z.array(StoredObject),
})

/** The buckets and their objects. `check` runs right before a change, on what is there at that moment. */
export type Objects = {
  readonly bucket: (name: string) => Bucket
  readonly createBucket: (name: string) => Promise<Bucket>
  readonly find: (bucket: string, name: string) => StoredObject | undefined
  /** Those of a bucket, by name. */
  readonly list: (bucket: string) => readonly StoredObject[]
  readonly bytesOf: (object: StoredObject) => Promise<Uint8Array<ArrayBuffer>>
  readonly put: (
    target: { readonly bucket: string; readonly name: string },
    bytes: Uint8Array<ArrayBuffer>,
    metadata: ClientMetadata,
    check: (made: StoredObject, current: StoredObject | undefined) => void,
  ) => Promise<StoredObject>
  readonly replaceMetadata: (object: StoredObject) => Promise<void>
  readonly remove: (object: StoredObject) => Promise<void>
}

export const openObjects = async (folder: string | undefined): Promise<Objects> => {
  const stored = await openStored({
    folder,
    file: "objects.json",
    schema: Index,
    initial: async () => ({ lastGeneration: 0, buckets: [], objects: [] }),
  })
  const { buckets, objects } = stored.get()
  const bucketsByName = new Map(buckets.map((bucket) => [bucket.name, bucket]))
  const objectsByKey = new Map(objects.map((object) => [keyOf(object), object]))
  let { lastGeneration } = stored.get()
  const save = () =>
    stored.set({
      lastGeneration,
      buckets: [...bucketsByName.values()],
      objects: [...objectsByKey.values()],
    })
  const content = openContent(folder)

  const bucket = (name: string): Bucket => {
    const found = bucketsByName.get(name)
    if (found === undefined) throw new StorageError("noSuchBucket", "The specified bucket does not exist.")
    return found
  }

  return {
    bucket,
    createBucket: async (name) => {
      if (!/^[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]$/.test(name)) {
        throw new StorageError("invalid", `Invalid bucket name: '${name}'`)
      }
      if (bucketsByName.has(name)) {
        throw new StorageError(
          "bucketExists",
          "Your previous request to create the named bucket succeeded and you already own it.",
        )
      }
      const made = { name, timeCreated: new Date().toISOString() }
      bucketsByName.set(name, made)
      await save()
      return made
    },
    find: (bucketName, name) => objectsByKey.get(keyOf({ bucket: bucketName, name })),
    list: (bucketName) =>
      [...objectsByKey.values()]
        .filter((object) => object.bucket === bucket(bucketName).name)
        .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    bytesOf: content.read,
    put: async (target, bytes, metadata, check) => {
      bucket(target.bucket)
      // Microseconds, as Cloud Storage counts them, and always more than before.
      lastGeneration = Math.max(lastGeneration + 1, Date.now() * 1000)
      const object = newObject({ ...target, bytes, metadata, generation: lastGeneration })
      await content.write(object, bytes)
      const replaced = objectsByKey.get(keyOf(target))
      try {
        check(object, replaced)
      } catch (error) {
        await content.remove(object)
        throw error
      }
      objectsByKey.set(keyOf(object), object)
      await save()
      if (replaced !== undefined) await content.remove(replaced)
      return object
    },
    replaceMetadata: (object) => {
      objectsByKey.set(keyOf(object), object)
      return save()
    },
    remove: async (object) => {
      objectsByKey.delete(keyOf(object))
      await save()
      await content.remove(object)
    },
  }
}

const keyOf = ({ bucket, name }: { readonly bucket: string; readonly name: string }) => `${bucket}/${name}`

/** The bytes, a file per generation, or in memory without a folder. */
const openContent = (folder: string | undefined) => {
  if (folder === undefined) {
    const kept = new Map<number, Uint8Array<ArrayBuffer>>()
    return {
      read: async ({ generation }: StoredObject) => {
        const bytes = kept.get(generation)
        if (bytes === undefined) throw new Error(`the bytes of generation ${generation} are gone`)
        return bytes
      },
      write: async ({ generation }: StoredObject, bytes: Uint8Array<ArrayBuffer>) => {
        kept.set(generation, bytes)
      },
      remove: async ({ generation }: StoredObject) => {
        kept.delete(generation)
      },
    }
  }
  const contentFolder = path.join(folder, "objects")
  const fileOf = (object: StoredObject) =>
    path.join(
      contentFolder,
      `${createHash("sha256").update(keyOf(object)).digest("hex").slice(0, 32)}-${object.generation}`,
    )
  return {
    read: async (object: StoredObject) => new Uint8Array(await readFile(fileOf(object))),
    write: (object: StoredObject, bytes: Uint8Array<ArrayBuffer>) => replaceFile(fileOf(object), bytes),
    remove: (object: StoredObject) => rm(fileOf(object), { force: true }),
  }
}
