import { readdir, readFile, writeFile } from "node:fs/promises"
import path from "node:path"

/** Writes the licences of the packages that a bundle holds, which most of them ask for. */
export const writeNotices = async (moduleIds: readonly string[], target: string): Promise<void> => {
  const folders = [...new Set(moduleIds.flatMap((id) => packageFolderOf(id) ?? []))].toSorted()
  const notices = await Promise.all(folders.map(noticeOf))
  await writeFile(target, [...new Set(notices)].join(`\n${"-".repeat(80)}\n\n`))
}

/** The folder of the package that a module belongs to; null for our own. */
const packageFolderOf = (moduleId: string): string | null =>
  /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(moduleId)?.[0] ?? null

const noticeOf = async (folder: string): Promise<string> => {
  const { name, version, license } = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8"))
  const files = (await readdir(folder))
    .filter((file) => /^(licen[cs]e|notice|copying)/i.test(file))
    .toSorted()
  const texts = await Promise.all(files.map((file) => readFile(path.join(folder, file), "utf8")))
  return [`${name} ${version} (${license})`, ...texts.map((text) => text.trim())].join("\n\n").concat("\n")
}
