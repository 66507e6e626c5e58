// The part of dynalite that the embedded system uses; the package has no types of its own.
declare module 'dynalite' {
  import type { Server } from 'node:http'

  interface Options {
    /** The folder of the LevelDB store; in memory when left out. */
    readonly path?: string
    readonly createTableMs?: number
    readonly deleteTableMs?: number
    readonly updateTableMs?: number
  }

  /** An HTTP server whose `close` also closes the store. */
  export default function dynalite(options?: Options): Server
}
