// A piece of SQL with the type that ClickHouse would give it, which decides what it may be compared and computed with.

export type HogQLType =
  | 'String'
  | 'Nullable(String)'
  | 'UUID'
  | "DateTime64(6, 'UTC')"
  | 'Int64'
  | 'UInt64'
  | 'Float64'
  | 'Nullable(Float64)'

export interface Fragment {
  readonly sql: string
  readonly type: HogQLType
}

type Family = 'text' | 'number' | 'time' | 'uuid'

const FAMILIES: Readonly<Record<HogQLType, Family>> = {
  String: 'text',
  'Nullable(String)': 'text',
  UUID: 'uuid',
  "DateTime64(6, 'UTC')": 'time',
  Int64: 'number',
  UInt64: 'number',
  Float64: 'number',
  'Nullable(Float64)': 'number',
}

export function familyOf({ type }: Fragment): Family {
  return FAMILIES[type]
}

export function isInteger({ type }: Fragment): boolean {
  return type === 'Int64' || type === 'UInt64'
}
