// Values of the M language as far as the queries of docs/api.md need them.

export type MFunction = (...given: MValue[]) => MValue

export interface MType {
  readonly kind: 'type'
  /** `number`, `text`, `Int64.Type`, `nullable text`; of a table type, `table`. */
  readonly name: string
  /** Of a table type: its columns. */
  readonly columns?: readonly { readonly name: string; readonly type: MType }[]
}

export interface MBinary {
  readonly kind: 'binary'
  readonly text: string
  /** HTTP status of what was fetched. */
  readonly status: number
}

export interface MTable {
  readonly kind: 'table'
  readonly columns: readonly { readonly name: string; readonly type: MType }[]
  readonly rows: readonly (readonly MValue[])[]
}

export type MRecord = { readonly [field: string]: MValue }

export type MValue =
  | null
  | string
  | number
  | boolean
  | readonly MValue[]
  | MFunction
  | MType
  | MBinary
  | MTable
  | MRecord

/** What `error` raises; Excel shows its message. */
export class MError extends Error {
  override name = 'MError'
}

export const ANY: MType = { kind: 'type', name: 'any' }
