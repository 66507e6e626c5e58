// Where a summary's items lie: spread over the shards of its own run, like a cost run's, under records and lists of their
// own, so that no reader of cost runs ever meets a summary.
import { type ItemKey, partText, spread } from '../runs/keys.ts'

/** The parts of a summary that are the platform's; each is cut into as many items as it needs. */
export const SECTIONS = ['totals', 'opportunities', 'alerts', 'vps', 'breakdowns'] as const
export type Section = (typeof SECTIONS)[number]

export const SECTION_PREFIX = 'SECTION#'

export function sectionKey(runId: string, section: Section, part: number): ItemKey {
  const sk = `${SECTION_PREFIX}${section}#${partText(part)}`
  return { pk: spread(runId, sk), sk }
}

export function summaryRecordKey(runId: string): ItemKey {
  return { pk: `RUN#${runId}`, sk: 'SUMMARY' }
}

export function summaryPointerKey(period: string): ItemKey {
  return { pk: `SUMMARY-POINTER#${period}`, sk: 'CURRENT' }
}

/** What lists the pointers of all summaries. */
export const ALL_SUMMARY_POINTERS = 'SUMMARY-POINTERS'

/** What lists the summaries of one period. */
export function summariesOfPeriod(period: string): string {
  return `SUMMARIES#${period}`
}
