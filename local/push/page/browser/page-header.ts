import type { Look } from "../page-data.ts"
import type { Choices } from "./choices.ts"
import { element, icon } from "./element.ts"
import { appName } from "./notification-card.ts"
import type { Language } from "./labels.ts"
import type { Reader } from "./reader.ts"
import { segments } from "./segments.ts"

/** What the page is, and how one wants to see it. */
export const pageHeader = (
  { look, language, labels }: Reader,
  choose: (chosen: Partial<Choices>) => void,
): HTMLElement =>
  element(
    "header",
    { class: "page-head" },
    element(
      "div",
      { class: "page-bar" },
      element(
        "p",
        { class: "brand" },
        element("span", { class: "app-icon", "aria-hidden": "true" }, icon("app")),
        appName,
      ),
      segments<Look>({
        name: "look",
        legend: labels.look,
        values: [
          ["ios", "iOS"],
          ["android", "Android"],
        ],
        chosen: look,
        onChoose: (next) => choose({ look: next }),
      }),
      segments<Language>({
        name: "lang",
        legend: labels.language,
        values: [
          ["fr", "Français", "fr"],
          ["en", "English", "en"],
        ],
        chosen: language,
        onChoose: (next) => choose({ language: next }),
      }),
    ),
    element("h1", {}, labels.title),
    element("p", { class: "quiet" }, labels.intro),
  )
