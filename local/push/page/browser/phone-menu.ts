import type { PageState, Phone } from "../page-data.ts"
import { chooser } from "./chooser.ts"
import { element } from "./element.ts"
import type { Reader } from "./reader.ts"

/** Which phone is looked at, and whether it can be reached. */
export const phoneMenu = (
  { labels }: Reader,
  on: {
    readonly choose: (address: string | null) => void
    readonly setOffline: (address: string, offline: boolean) => void
  },
) => {
  const phones = chooser({ id: "phone", label: labels.phone, onChoose: on.choose })
  const toggle = element("input", { type: "checkbox", role: "switch", id: "offline" })
  const offline = element("label", { class: "switch", title: labels.offlineHint }, toggle, labels.offline)
  let shown: string | null = null
  toggle.onchange = () => {
    if (shown !== null) on.setOffline(shown, toggle.checked)
  }
  const nameOf = ({ kind, number }: Phone): string =>
    kind === "topic" ? labels.topic : `${labels.phone}${number === null ? "" : ` ${number}`}`
  return {
    element: element("div", { class: "phone-menu" }, phones.element, offline),
    show: (state: PageState, chosen: string | null): void => {
      shown = state.phone
      const current = state.phones.find(({ address }) => address === shown)
      phones.show(
        current ? `${nameOf(current)} · ${labels.automatic}` : labels.noPhone,
        state.phones.map((phone) => ({
          value: phone.address,
          label: `${nameOf(phone)} · ${shortened(phone.address)} (${phone.messages})`,
        })),
        chosen,
      )
      offline.hidden = current?.kind !== "token"
      toggle.checked = current?.offline ?? false
    },
  }
}

/** Tokens are long, and alike at neither end. */
const shortened = (address: string): string =>
  address.length <= 20 ? address : `${address.slice(0, 9)}…${address.slice(-6)}`
