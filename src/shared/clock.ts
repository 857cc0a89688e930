/** Where the time comes from. A port: tests move it, the domain never asks the machine. */
export type Clock = { readonly now: () => Date }
