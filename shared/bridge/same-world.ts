// Whether a step changes anything at all: an allocation that could only give the same cents again is not run.
import type { CostInputs } from '../inputs/cost-inputs.ts'
import type { World } from './steps.ts'

/** Everything that decides cents. How old the sources are decides none. */
const TABLES = [
  'vps',
  'ips',
  'assignments',
  'tenants',
  'subscriptions',
  'addons',
  'payments',
  'usage',
  'platformCosts',
] as const satisfies (keyof CostInputs)[]

/** Rows are compared in the order in which they were read; the same rows in another order are taken for a change. */
export function isSameWorld(one: World, other: World): boolean {
  const sameTerms =
    one.terms.period.id === other.terms.period.id &&
    one.terms.asOfMs === other.terms.asOfMs &&
    one.terms.method === other.terms.method &&
    isSameRow(one.terms.policies, other.terms.policies)
  const { missing } = one.inputs
  const sameMissing =
    missing.size === other.inputs.missing.size && [...missing].every((name) => other.inputs.missing.has(name))
  return (
    sameTerms && sameMissing && TABLES.every((table) => areSameRows(one.inputs[table], other.inputs[table]))
  )
}

function areSameRows(rows: readonly object[] | null, others: readonly object[] | null): boolean {
  if (rows === others) return true
  if (rows === null || others === null || rows.length !== others.length) return false
  return rows.every((row, index) => isSameRow(row, others[index] as object))
}

/** Rows are flat: one value a column. */
function isSameRow<Row extends object>(row: Row, other: Row): boolean {
  if (row === other) return true
  const columns = Object.keys(row) as (keyof Row)[]
  return (
    columns.length === Object.keys(other).length &&
    columns.every((column) => Object.is(row[column], other[column]))
  )
}
