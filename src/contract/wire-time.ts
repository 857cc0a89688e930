import * as z from "zod"

/** A moment on the wire: RFC 3339, in UTC. One schema for all: each costs every start a regular expression. */
export const wireTime = z.iso.datetime()
