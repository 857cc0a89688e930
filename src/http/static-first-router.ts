import { METHOD_NAME_ALL, type Result, type Router } from "hono/router"
import { RegExpRouter } from "hono/router/reg-exp-router"
import { SmartRouter } from "hono/router/smart-router"
import { TrieRouter } from "hono/router/trie-router"

/**
 * Looks addresses without parameters up, and leaves the others to Hono's routers. Those walk a tree, segment by segment,
 * as soon as a static address stands beside a parameter (`/recipes/import`, `/recipes/:id`); without the static ones one
 * regular expression is enough. A static address wins, wherever it was added. What was added for all methods is there for
 * those that nothing else was added for: Hono's routers would make it part of every request.
 */
export class StaticFirstRouter<T> implements Router<T> {
  readonly name = "StaticFirstRouter"
  readonly #static = new Map<string, Map<string, Result<T>>>()
  readonly #others = new SmartRouter<T>({ routers: [new RegExpRouter(), new TrieRouter()] })
  readonly #anyMethod = new SmartRouter<T>({ routers: [new RegExpRouter(), new TrieRouter()] })

  add(method: string, path: string, handler: T): void {
    if (method === METHOD_NAME_ALL) {
      this.#anyMethod.add(method, path, handler)
    } else if (/[:*]/.test(path)) {
      this.#others.add(method, path, handler)
    } else {
      const paths = this.#static.get(method) ?? new Map<string, Result<T>>()
      this.#static.set(method, paths.set(path, [[[handler, {}]]]))
    }
  }

  match(method: string, path: string): Result<T> {
    const found = this.#static.get(method)?.get(path) ?? this.#others.match(method, path)
    return found[0].length > 0 ? found : this.#anyMethod.match(method, path)
  }
}
