// What the figures API works with; made once, outside the handler, and kept for the life of the function.
import type { Caller } from '../../shared/access/caller.ts'
import type { FiguresTable } from '../stores/figures-table.ts'
import { type RequestLimit, requestLimit } from './access/request-limit.ts'
import { tokenVerifier, type VerifyToken } from './access/verify-token.ts'
import type { ApiConfiguration } from './configuration.ts'
import { type Directories, keptDirectories } from './reading/directories.ts'
import { type Cursors, sealedCursors } from './requests/cursor.ts'

export interface ApiServices {
  readonly configuration: ApiConfiguration
  readonly table: FiguresTable
  readonly verifyToken: VerifyToken
  readonly requestLimit: RequestLimit
  readonly cursors: Cursors
  readonly directories: Directories
  /** Told of everybody who has a token for figures, whatever it lets them do; a failure of it fails no request. */
  readonly noteCaller?: (caller: Caller) => Promise<void>
  /** Epoch milliseconds. */
  clock(): number
}

/** @param clock epoch milliseconds */
export function apiServices(
  configuration: ApiConfiguration,
  table: FiguresTable,
  clock: () => number,
): ApiServices {
  return {
    configuration,
    table,
    verifyToken: tokenVerifier(configuration, clock),
    requestLimit: requestLimit(configuration.REQUESTS_PER_MINUTE),
    cursors: sealedCursors(configuration.CURSOR_KEY, clock),
    directories: keptDirectories(table),
    clock,
  }
}
