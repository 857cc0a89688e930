import { mkdir, readFile, rename, writeFile } from "node:fs/promises"
import path from "node:path"
import type { z } from "zod"

/** A value that lives in memory and, when there is a folder, in a JSON file that is always replaced whole. */
export type Stored<T> = {
  readonly get: () => T
  /** The value changes at once; resolves when it, or a later one, is on disk. */
  readonly set: (next: T) => Promise<void>
}

/**
 * Opens the value kept as `file` in `folder`, or makes it. Without a folder it is in memory only.
 * Throws when the file is there but is not what the schema describes: guessing would lose data.
 */
export const openStored = async <T>(options: {
  readonly folder: string | undefined
  readonly file: string
  readonly schema: z.ZodType<T>
  readonly initial: () => Promise<T>
}): Promise<Stored<T>> => {
  const { folder, file, schema, initial } = options
  const target = folder === undefined ? undefined : path.join(folder, file)
  const found = target === undefined ? undefined : await readJson(target, schema)
  let value: T = found === undefined ? await initial() : found

  const write =
    target === undefined
      ? () => Promise.resolve()
      : oneAtATime(() => replaceFile(target, JSON.stringify(value, null, 2)))
  if (found === undefined) await write()
  return {
    get: () => value,
    set: (next) => {
      value = next
      return write()
    },
  }
}

/** Runs the work once after another; calls that come before a run has begun share it. */
const oneAtATime = (work: () => Promise<void>): (() => Promise<void>) => {
  let running: Promise<void> = Promise.resolve()
  let next: Promise<void> | undefined
  const run = () => {
    next = undefined
    return work()
  }
  return () => {
    // A failed run is told to those who asked for it, and does not keep the next one from trying.
    next ??= running = running.then(run, run)
    return next
  }
}

/** Writes beside the file and renames, so that a reader, or a crash, never meets half of it. */
export const replaceFile = async (target: string, content: string | Uint8Array): Promise<void> => {
  await mkdir(path.dirname(target), { recursive: true })
  const draft = `${target}.${process.pid}.tmp`
  await writeFile(draft, content, { mode: 0o600 })
  await rename(draft, target)
}

const readJson = async <T>(target: string, schema: z.ZodType<T>): Promise<T | undefined> => {
  const text = await readFile(target, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined
    throw error
  })
  if (text === undefined) return undefined
  try {
    return schema.parse(JSON.parse(text))
  } catch (error) {
    throw new Error(`${target} cannot be read; delete it to start over`, { cause: error })
  }
}
