/** What stands for an item on the page, as long as the item is there: an open detail stays open, focus stays. */
export type Kept<Item> = { readonly element: Element; readonly update: (item: Item) => void }

/** A list that makes an element for each new item, updates those that stay, and removes the others. */
export const keyedList = <Item>(
  list: Element,
  options: {
    readonly key: (item: Item) => string
    readonly make: (item: Item, isFirstFilling: boolean) => Kept<Item>
  },
): ((items: readonly Item[]) => void) => {
  let kept = new Map<string, Kept<Item>>()
  let isFirstFilling = true
  return (items) => {
    const next = new Map<string, Kept<Item>>()
    for (const item of items) {
      const key = options.key(item)
      next.set(key, kept.get(key) ?? options.make(item, isFirstFilling))
      next.get(key)?.update(item)
    }
    for (const [key, { element }] of kept) if (!next.has(key)) element.remove()
    let position = list.firstElementChild
    for (const { element } of next.values()) {
      if (element === position) position = position.nextElementSibling
      else list.insertBefore(element, position)
    }
    kept = next
    isFirstFilling = false
  }
}
