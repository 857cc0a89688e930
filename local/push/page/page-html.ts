import type { Look } from "./page-data.ts"
import { appIcon, icons } from "./page-icons.ts"
import { labels, languageIn } from "./browser/labels.ts"

/** The page without its content, which its script makes: the language, the look and the drawings. */
export const pageHtml = (options: {
  /** What the reader asks for: a language, or all that the browser accepts. French else. */
  readonly language: string | undefined
  readonly look: string | undefined
  readonly nonce: string
}): string => {
  const { nonce } = options
  const language = languageIn(options.language)
  const look: Look = options.look === "android" ? "android" : "ios"
  const drawings = Object.entries(icons).map(
    ([name, markup]) => `<template id="icon-${name}">${markup}</template>`,
  )
  return `<!doctype html>
<html lang="${language}" data-look="${look}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${labels[language].title} · Brasse-Bouillon</title>
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(appIcon)}">
<link rel="stylesheet" href="page.css" nonce="${nonce}">
<script type="module" src="page.js" nonce="${nonce}"></script>
</head>
<body>
${drawings.join("\n")}
</body>
</html>
`
}
