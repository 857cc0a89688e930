import { readFileSync } from "node:fs"

const script = readFileSync(new URL("lock-screen.browser.js", import.meta.url), "utf8")
const style = readFileSync(new URL("lock-screen.css", import.meta.url), "utf8")

const LABELS = {
  fr: {
    title: "Ce que les téléphones ont reçu",
    intro: "Les notifications de cet ordinateur, la plus récente en haut. Rien n’a quitté la machine.",
    empty: "Pas encore de notification.",
    silent: "Message silencieux",
    clear: "Tout effacer",
    details: "Le message tel qu’il a été envoyé",
    lost: "Plus de contact avec le serveur local.",
    phone: "Téléphone",
    topic: "Sujet",
  },
  en: {
    title: "What the phones received",
    intro: "The notifications of this computer, newest first. Nothing left the machine.",
    empty: "No notification yet.",
    silent: "Silent message",
    clear: "Clear all",
    details: "The message as it was sent",
    lost: "The local server no longer answers.",
    phone: "Phone",
    topic: "Topic",
  },
}

/** The page: labels in the reader's language (French by default); the messages come to it by themselves. */
export const lockScreen = (acceptLanguage: string | undefined, nonce: string): string => {
  const language = preferred(acceptLanguage)
  const labels = LABELS[language]
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${labels.title} · Brasse-Bouillon</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">${style}</style>
</head>
<body>
<header>
<p class="brand">Brasse-Bouillon</p>
<h1>${labels.title}</h1>
<p>${labels.intro}</p>
<button type="button" id="clear" hidden>${labels.clear}</button>
</header>
<main>
<p id="lost" role="status" hidden>${labels.lost}</p>
<p id="empty" hidden>${labels.empty}</p>
<ol id="messages" aria-live="polite"></ol>
</main>
<template id="message">
<li>
<p class="meta"><span class="target"></span><time></time></p>
<h2></h2>
<p class="body"></p>
<details><summary>${labels.details}</summary><pre></pre></details>
</li>
</template>
<script type="module" nonce="${nonce}">const labels = ${JSON.stringify(labels)}
${script}</script>
</body>
</html>`
}

/** The first of our languages that the reader names, whatever the weights: two languages need no more. */
const preferred = (acceptLanguage = ""): "fr" | "en" =>
  /\b(?:fr|en)\b/i.exec(acceptLanguage)?.[0].toLowerCase() === "en" ? "en" : "fr"
