import { parseArgs, type ParseArgsOptionsConfig } from "node:util"
import { Trouble } from "./trouble.ts"

/** Reads the arguments of a command; throws with its usage when they make no sense. */
export const parseOptions = <Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: Options,
  usage: string,
) => {
  try {
    return parseArgs({ args: [...args], options }).values
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new Trouble(`${error.message}\n${usage}`, { cause: error })
  }
}
