// What earlier summaries know: the servers and opportunities of the month before, and when each source was last good.
import type { Opportunity } from '../../shared/contract/summary/opportunity.ts'
import type { VpsUse } from '../../shared/contract/summary/resources.ts'
import { NotPublishedError } from '../runtime/errors.ts'
import type { FiguresTable } from '../stores/figures-table.ts'
import { findSummary, readPlatformSummary } from '../stores/summaries/summary-reader.ts'
import type { SummaryRecord } from '../stores/summaries/summary-record.ts'

export interface EarlierSummaries {
  /** As the current summary of that month published them; null without one. */
  readonly monthBefore: {
    readonly vps: readonly VpsUse[]
    readonly opportunities: readonly Opportunity[]
  } | null
  /** By source, the newest stamp that either of the two summaries knows, ISO 8601; null when neither does. */
  readonly lastGood: Readonly<Record<string, string | null>>
}

/** @param period whose own current summary is one of the two; `monthBefore` is the month of the other, `YYYY-MM` */
export async function readEarlierSummaries(
  table: FiguresTable,
  period: string,
  monthBefore: string,
): Promise<EarlierSummaries> {
  const [own, before] = await Promise.all([findOrNull(table, period), findOrNull(table, monthBefore)])
  const platform = before === null ? null : await readPlatformSummary(table, before)
  return {
    monthBefore: platform && { vps: platform.vps, opportunities: platform.opportunities },
    lastGood: newest(own?.lastGood ?? {}, before?.lastGood ?? {}),
  }
}

async function findOrNull(table: FiguresTable, period: string): Promise<SummaryRecord | null> {
  try {
    return await findSummary(table, period)
  } catch (error) {
    if (error instanceof NotPublishedError) return null
    throw error
  }
}

type Stamps = Readonly<Record<string, string | null>>

/** By source the later of two stamps, as `instantText` writes them. */
export function newest(one: Stamps, other: Stamps): Stamps {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort()
  return Object.fromEntries(
    names.map((name) => {
      const [a, b] = [one[name] ?? null, other[name] ?? null]
      return [name, a !== null && (b === null || Date.parse(a) > Date.parse(b)) ? a : b]
    }),
  )
}
