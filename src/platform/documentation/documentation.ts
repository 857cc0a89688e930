import { readFile } from "node:fs/promises"
import path from "node:path"

const contentTypes: Readonly<Record<string, string>> = {
  "swagger-ui.css": "text/css; charset=utf-8",
  "swagger-ui-bundle.js": "text/javascript; charset=utf-8",
  "start.js": "text/javascript; charset=utf-8",
}

const start = `window.addEventListener("load", () => {
  SwaggerUIBundle({ url: "/openapi.json", dom_id: "#reference", deepLinking: true, validatorUrl: null })
})
`

/** The interactive reference: one page and the few files that it loads, all of them ours to serve. */
const referencePage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Brasse-Bouillon API</title>
    <link rel="stylesheet" href="/docs/swagger-ui.css">
    <link rel="icon" href="data:,">
  </head>
  <body>
    <div id="reference"></div>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`

/** Reads a file of the reference page, or null when there is none of that name: no other file can be asked for. */
const readAsset = async (
  directory: string,
  name: string,
): Promise<{ body: Uint8Array<ArrayBuffer>; contentType: string } | null> => {
  const contentType = Object.hasOwn(contentTypes, name) ? contentTypes[name] : undefined
  if (contentType === undefined) return null
  if (name === "start.js") return { body: new TextEncoder().encode(start), contentType }
  return { body: new Uint8Array(await readFile(path.join(directory, name))), contentType }
}

/** The published contract and the page to try it out on. The document is written on first use: few ask for it. */
export const makeDocumentation = ({
  directory,
  openApi,
}: {
  /** Where Swagger UI's files are. */
  readonly directory: string
  readonly openApi: () => unknown
}) => {
  let written: string | undefined
  return {
    openApi: () => (written ??= JSON.stringify(openApi())),
    referencePage,
    asset: (name: string) => readAsset(directory, name),
  }
}
