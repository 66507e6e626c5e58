// Platform figures over a quarter or year (figure book, sections 1 and 4): what is counted in a month adds up; what is true
// at a month's end (recurring revenue, active tenants) is the last month's.
import type { PlatformFigures } from '../contract/run-figures.ts'
import { addedOverMonths } from '../inputs/added-over-months.ts'
import { isReason, type KnownOrReason, orNull } from '../inputs/known-or-reason.ts'
import { type NullReason, WITHOUT_REASON } from '../inputs/missing-sources.ts'
import { reasonOfMonths } from '../inputs/reason-of-months.ts'

export interface MonthOfPlatform {
  readonly period: string
  /** Or why the month has no figures at all. */
  readonly platform: KnownOrReason<PlatformFigures>
}

type Field = Exclude<keyof PlatformFigures, 'nulls'>

/** @param months every month of the quarter or year, oldest first */
export function platformFiguresOverMonths(months: readonly MonthOfPlatform[]): PlatformFigures {
  const nulls: Record<string, NullReason> = {}
  const known = (field: Field, value: KnownOrReason<number>): number | null => {
    if (isReason(value)) nulls[field] = value
    return orNull(value)
  }
  const partsOf = (field: Field) =>
    months.map(({ period, platform }) => ({ period, part: held(platform, field) }))
  const atTheEnd = (field: Field) => {
    const last = partsOf(field).at(-1)
    if (last === undefined) return WITHOUT_REASON
    const { period, part } = last
    return isReason(part) ? reasonOfMonths([{ period, reason: part }]) : part
  }
  return {
    mrrCents: known('mrrCents', atTheEnd('mrrCents')),
    arrCents: known('arrCents', atTheEnd('arrCents')),
    activeTenants: known('activeTenants', atTheEnd('activeTenants')),
    newTenants: known('newTenants', addedOverMonths(partsOf('newTenants'))),
    nulls,
  }
}

function held(platform: KnownOrReason<PlatformFigures>, field: Field): KnownOrReason<number> {
  return isReason(platform) ? platform : (platform[field] ?? platform.nulls[field] ?? WITHOUT_REASON)
}
