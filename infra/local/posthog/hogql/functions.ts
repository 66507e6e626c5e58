// The HogQL functions that are answered, each as SQL. Everything else is refused.
import { unsupported } from '../refusal.ts'
import { type Fragment, familyOf, isInteger } from './fragment.ts'

type Translate = (...given: Fragment[]) => Fragment

/** Text that ClickHouse would read as a number; everything else is NULL to `toFloat`. */
const NUMBER_PATTERN = '^[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]{1,2})?$'

const FUNCTIONS: Readonly<Record<string, { readonly parameters: number; readonly translate: Translate }>> = {
  toString: { parameters: 1, translate: asText },
  toFloat: { parameters: 1, translate: toFloat },
  round: {
    parameters: 1,
    translate: (value) => ({
      sql: `round(${ofFamily(value, 'number').sql}::float8)`,
      type: floatType(value),
    }),
  },
  toDateTime: {
    parameters: 1,
    translate: (value) => ({
      sql: `(${ofFamily(value, 'text').sql}::timestamptz)`,
      type: "DateTime64(6, 'UTC')",
    }),
  },
  toUnixTimestamp64Milli: {
    parameters: 1,
    translate: (value) => ({
      sql: `floor(extract(epoch FROM ${ofFamily(value, 'time').sql}) * 1000)::bigint`,
      type: 'Int64',
    }),
  },
  ifNull: { parameters: 2, translate: ifNull },
}

const AGGREGATES: Readonly<Record<string, Translate>> = {
  count: (value) => ({ sql: `count(${value?.sql ?? '*'})`, type: 'UInt64' }),
  sum: (value) => ({ sql: `sum(${ofFamily(value, 'number').sql}::float8)`, type: floatType(value) }),
  avg: (value) => ({ sql: `avg(${ofFamily(value, 'number').sql}::float8)`, type: floatType(value) }),
  min: (value) => ({ sql: `min(${value.sql})`, type: value.type }),
  max: (value) => ({ sql: `max(${value.sql})`, type: value.type }),
}

/** @throws PostHogRefusal for a function outside the subset, or arguments it does not take */
export function callFunction(name: string, given: readonly Fragment[], isDistinct: boolean): Fragment {
  const aggregate = Object.hasOwn(AGGREGATES, name) ? AGGREGATES[name] : undefined
  if (aggregate !== undefined) {
    if (given.length !== 1 && !(name === 'count' && given.length === 0))
      throw unsupported(`these arguments of ${name}`)
    if (!isDistinct) return aggregate(...given)
    if (name !== 'count' || given[0] === undefined) throw unsupported(`DISTINCT in ${name}`)
    return { sql: `count(DISTINCT ${given[0].sql})`, type: 'UInt64' }
  }
  const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined
  if (known === undefined) throw unsupported(`the function ${name}`)
  if (given.length !== known.parameters || isDistinct) throw unsupported(`these arguments of ${name}`)
  return known.translate(...given)
}

function asText(value: Fragment): Fragment {
  const { sql, type } = ofFamily(value, 'text', 'uuid')
  return {
    sql: `(${sql}::text COLLATE "C")`,
    type: type === 'Nullable(String)' ? type : 'String',
  }
}

function toFloat(value: Fragment): Fragment {
  if (familyOf(value) === 'number') return { sql: `(${value.sql}::float8)`, type: floatType(value) }
  const { sql } = ofFamily(value, 'text')
  return {
    sql: `(CASE WHEN ${sql} ~ '${NUMBER_PATTERN}' THEN ${sql}::float8 END)`,
    type: 'Nullable(Float64)',
  }
}

function ifNull(value: Fragment, otherwise: Fragment): Fragment {
  if (familyOf(value) !== familyOf(otherwise)) throw unsupported('ifNull of two kinds of values')
  return { sql: `coalesce(${value.sql}, ${otherwise.sql})`, type: otherwise.type }
}

function ofFamily(
  value: Fragment | undefined,
  ...families: readonly ReturnType<typeof familyOf>[]
): Fragment {
  if (value !== undefined && families.includes(familyOf(value))) return value
  throw unsupported('a function of a value of this kind')
}

function floatType(value: Fragment): Fragment['type'] {
  return isInteger(value) || value.type === 'Float64' ? 'Float64' : 'Nullable(Float64)'
}
