import type { LiveStore } from "../../src/features/live/index.ts"
import { checkLive } from "./check-live.ts"
import { checkMigrations } from "./check-migrations.ts"
import { checkRights } from "./check-rights.ts"
import { differences, sequencesBetween } from "./compare.ts"
import { beginReading, readPortrait } from "./portrait.ts"
import type { Restore, Restored } from "./restored.ts"
import { connect, type Source } from "./source.ts"

export type DrillTools = {
  readonly restore: Restore
  readonly store: LiveStore
  /** What the live documents are in: said in the report. */
  readonly storeName: string
  readonly say: (line: string) => void
}

/**
 * Backs a database up, restores it, and looks whether the copy would do: the same rows, tables, sequences and rights, an
 * application that may do its work and no more, nothing to migrate, live documents made from it. Tells each by `say`.
 * @returns how many things were wrong
 */
export const drill = async (source: Source, tools: DrillTools): Promise<number> => {
  const { restore, say } = tools
  say(`The backup is ${restore.how}`)
  const restored = await restore.run(source)
  try {
    return await inspect(restored, tools)
  } finally {
    await restored.stop()
  }
}

const inspect = async (restored: Restored, { store, storeName, say }: DrillTools): Promise<number> => {
  let count = 0
  const tell = (what: string, wrong: readonly string[]): void => {
    say(`${wrong.length === 0 ? "✓" : "✗"} ${what}`)
    for (const line of wrong.slice(0, mostLines)) say(`    ${line}`)
    if (wrong.length > mostLines) say(`    and ${wrong.length - mostLines} more`)
    count += wrong.length
  }
  const client = await connect(restored.url)
  try {
    const { original, sequencesAfter } = restored
    await beginReading(client)
    const copy = await readPortrait(client)
    await client.query("commit")
    const sequences = sequencesBetween(original.sequences, sequencesAfter, copy.sequences)
    const rows = [...original.tables.values()].reduce((sum, table) => sum + Number(table.rows), 0)
    tell(
      `${original.tables.size} tables with ${rows} rows, ${original.shape.size} definitions, ` +
        `${sequences.size} sequences, ${original.rights.size} rights`,
      differences({ ...original, sequences }, copy),
    )
    tell("the application reads and writes, and cannot alter anything", await checkRights(client))

    const { applied, known, refused } = await checkMigrations(client, restored.url)
    const older =
      applied.length === 0 ? "nothing to do" : `the backup is older: ${applied.join(", ")} ran on the copy`
    tell(`migrate: ${known} known, ${older}`, refused === null ? [] : [refused])
    if (refused !== null) return count

    const live = await checkLive(client, restored.url, store)
    tell(`${live.documents} live documents of ${live.members} members, in ${storeName}`, live.wrong)
    return count
  } finally {
    await client.end()
  }
}

const mostLines = 20
