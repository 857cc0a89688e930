import { readFile, rm, writeFile } from "node:fs/promises"
import path from "node:path"

/** What we need of rolldown's chunk. */
type Chunk = { readonly fileName: string; readonly moduleIds: readonly string[] }

/**
 * Takes the source maps of chunks that hold packages only out of a build: they were a quarter of what is shipped, and
 * names are kept anyway. A stack trace leads to our own lines through the maps that stay.
 */
export const dropForeignMaps = async (
  dist: string,
  chunks: readonly Chunk[],
  sources: string,
): Promise<void> => {
  const foreign = chunks.filter(({ moduleIds }) => !moduleIds.some((id) => id.startsWith(sources + path.sep)))
  for (const { fileName } of foreign) {
    const file = path.join(dist, fileName)
    await rm(`${file}.map`, { force: true })
    const code = await readFile(file, "utf8")
    await writeFile(file, code.replace(/\n?\/\/# sourceMappingURL=\S+\s*$/, "\n"))
  }
}
