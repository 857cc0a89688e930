import type { Look } from "../page-data.ts"
import type { Labels, Language } from "./labels.ts"

/** For whom things are shown: the page is made anew when they choose otherwise. */
export type Reader = { readonly look: Look; readonly language: Language; readonly labels: Labels }
