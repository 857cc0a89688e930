import { mkdir, readdir, readFile, realpath, rm } from "node:fs/promises"
import path from "node:path"
import packageFile from "../package.json" with { type: "json" }

/**
 * Makes an empty folder for a build, in the place of an earlier one. Throws for any other folder that is not empty, and
 * for one that the project lies in: `--out` may be a slip of the keyboard.
 */
export const emptyOutput = async (folder: string, project: string): Promise<void> => {
  await mkdir(folder, { recursive: true })
  const inside = path.relative(await realpath(folder), await realpath(project))
  if (!inside.startsWith("..") && !path.isAbsolute(inside)) {
    throw new Error(`${folder} holds the project: it is not emptied for a build`)
  }
  if ((await readdir(folder)).length > 0 && !(await isBuild(folder))) {
    throw new Error(`${folder} is neither empty nor an earlier build: choose another, or empty it yourself`)
  }
  await rm(folder, { recursive: true })
  await mkdir(folder)
}

/** By its package.json, which a build writes first, so that one that failed is known too; ours alone has scripts. */
const isBuild = async (folder: string): Promise<boolean> => {
  const text = await readFile(path.join(folder, "package.json"), "utf8").catch(() => "{}")
  const { name, scripts } = JSON.parse(text)
  return name === packageFile.name && scripts === undefined
}
