import { readFile, writeFile } from "node:fs/promises"
import path from "node:path"
import { buffer } from "node:stream/consumers"
import { parseArgs } from "node:util"
import { convertFile } from "./formats/convert-file.ts"
import type { ExportFormat } from "./formats/recognise-format.ts"

/*
 * brasse-bouillon convert FILE --to beerjson|beerxml [--out FILE]
 *
 * Makes a recipe file of another, without a network. Exit codes: 0 every recipe was converted; 1 some were refused, the
 * others are written; 2 nothing was written; 64 the arguments make no sense.
 */
const usage = `usage: brasse-bouillon convert FILE --to beerjson|beerxml [--out FILE]

  FILE        BeerXML, BeerJSON, or a recipe that Brewfather exported as JSON; - reads standard input
  --to        the format to write
  --out FILE  where to; standard output when left out

What was noticed about the recipes goes to standard error.
Exit codes: 0 every recipe was converted, 1 some were refused and the others are written,
2 nothing was written, 64 the arguments make no sense.`

const formatNames = { beerxml: "BeerXML", beerjson: "BeerJSON", brewfather: "Brewfather" } as const

const locale = /^fr/i.test(process.env["LC_ALL"] || process.env["LC_MESSAGES"] || process.env["LANG"] || "")
  ? "fr"
  : "en"

const say = (line: string): void => void process.stderr.write(`${line}\n`)

/** npm runs its scripts in the folder of the package, wherever it was called from. */
const folder = process.env["npm_lifecycle_event"] === "convert" ? process.env["INIT_CWD"] : undefined
const resolved = (file: string): string => path.resolve(folder ?? ".", file)

type Wanted = { readonly file: string; readonly to: ExportFormat; readonly out: string | undefined }

const readArguments = (args: readonly string[]): Wanted | "help" => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { to: { type: "string" }, out: { type: "string" }, help: { type: "boolean", short: "h" } },
    allowPositionals: true,
  })
  if (values.help) return "help"
  const [command, file, ...more] = positionals
  const { to, out } = values
  if (command !== "convert")
    throw new TypeError(command === undefined ? "What is to be done?" : `There is no command ${command}.`)
  if (file === undefined || more.length > 0) throw new TypeError("convert takes one file.")
  if (to === "beerxml" || to === "beerjson") return { file, to, out }
  throw new TypeError("--to is beerjson or beerxml.")
}

const convert = async ({ file, to, out }: Wanted): Promise<number> => {
  const bytes = file === "-" ? await buffer(process.stdin) : await readFile(resolved(file))
  const conversion = await convertFile(bytes, to)
  if (!conversion.ok) {
    say(`${file}: ${conversion.error.message[locale]}`)
    return 2
  }
  const { from, text, converted, refused, issues } = conversion.value
  for (const { severity, record, message } of issues) say(`${severity}: ${record}: ${message[locale]}`)
  say(`${file}: ${formatNames[from]} → ${formatNames[to]}, ${converted} converted, ${refused} refused`)
  if (text === null) return 2
  if (out === undefined) process.stdout.write(text)
  else await writeFile(resolved(out), text)
  return refused > 0 ? 1 : 0
}

try {
  const wanted = readArguments(process.argv.slice(2))
  if (wanted === "help") process.stdout.write(`${usage}\n`)
  else process.exitCode = await convert(wanted)
} catch (error) {
  if (error instanceof TypeError && !("syscall" in error)) {
    say(`${error.message}\n\n${usage}`)
    process.exitCode = 64
  } else if (error instanceof Error && "syscall" in error) {
    say(error.message)
    process.exitCode = 2
  } else throw error
}
