const secondMs = 1000

type Shown = { readonly element: Element; readonly show: (nowMs: number) => void }
let shown: readonly Shown[] = []

/** Calls back now and at each full second, as long as the element is in the page. */
export const eachSecond = (element: Element, show: (nowMs: number) => void): void => {
  show(Date.now())
  shown = [...shown, { element, show }]
}

const tick = (): void => {
  const now = Date.now()
  shown = shown.filter(({ element }) => element.isConnected)
  for (const { show } of shown) show(now)
  setTimeout(tick, secondMs - (Date.now() % secondMs))
}
setTimeout(tick, secondMs - (Date.now() % secondMs))

/** Shows all times as of now: a page that was hidden has slept. */
document.addEventListener("visibilitychange", () => {
  for (const { show } of shown) show(Date.now())
})
