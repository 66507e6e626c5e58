// The words of a digest. Nothing of the data stands in its subject line.
import type { AlertRecord } from '../contract/alerts/alert-record.ts'
import type { DigestKind } from '../contract/alerts/preferences.ts'
import { parseInstant } from '../periods/instants.ts'
import { periodInWords } from '../periods/period-in-words.ts'
import type { TimeWindow } from '../periods/time-window.ts'
import { utcDate } from '../periods/utc-date.ts'
import { counted } from '../ranges/grouped-numbers.ts'
import type { DigestSection, DigestSectionName } from './digest-document.ts'

export const SECTION_HEADINGS: Readonly<Record<DigestSectionName, string>> = {
  new: 'New',
  worse: 'Graver than before',
  open: 'Still open',
  resolved: 'Resolved since the last digest',
  passed: 'Came and went',
}

const KINDS: Readonly<Record<Exclude<DigestKind, 'at_once'>, string>> = {
  monthly: 'Monthly review',
  quarterly: 'Quarterly review',
}

export const BECAUSE: Readonly<Record<DigestKind, string>> = {
  monthly: 'You get this because monthly digests of the alerts of your roles and tenants are on for you.',
  quarterly: 'You get this because quarterly digests of the alerts of your roles and tenants are on for you.',
  at_once: 'You get this because Critical alerts of your roles and tenants are sent to you at once.',
}

const COUNTED: Readonly<Record<DigestSectionName, string>> = {
  new: 'new',
  worse: 'graver',
  open: 'still open',
  resolved: 'resolved',
  passed: 'came and went',
}

/** What is over needs nobody any more, however grave it was. */
export const OVER: readonly DigestSectionName[] = ['resolved', 'passed']

/**
 * `Monthly review of October 2026: 2 new (1 Critical), 1 still open`; at once, where all are Critical: `2 Critical alerts, 2026-11-22`.
 *
 * @param period that is reviewed; null at once
 */
export function subjectOf(
  kind: DigestKind,
  period: string | null,
  sections: readonly DigestSection[],
  { to }: TimeWindow,
): string {
  if (kind === 'at_once') {
    const count = sections.reduce((sum, { lines }) => sum + lines.length, 0)
    return `${counted(count, 'Critical alert')}, ${dayOf(to)}`
  }
  const parts = sections.map(({ name, lines }) => {
    const critical = lines.filter(({ severity }) => severity === 'Critical').length
    const gravest = critical === 0 || OVER.includes(name) ? '' : ` (${critical} Critical)`
    return `${lines.length} ${COUNTED[name]}${gravest}`
  })
  const review = period === null ? KINDS[kind] : `${KINDS[kind]} of ${periodInWords(period)}`
  return `${review}: ${parts.join(', ')}`
}

export function greetingFor(name: string | null): string {
  return name === null ? 'Hello,' : `Hello ${name},`
}

export function introOf(kind: DigestKind, { to }: TimeWindow): string {
  if (kind === 'at_once') return `As of ${dayOf(to)} (UTC) this needs attention before the next review.`
  return `This is what the alerts of your roles and tenants come to as of ${dayOf(to)} (UTC).`
}

/** `Since 2026-10-02, seen last 2026-10-31. You acknowledged it on 2026-10-03.` */
export function noteOf(record: AlertRecord, hasEnded: boolean, person: string): string {
  const { firstSeen, lastSeen, resolved, occurrence, acknowledgements } = record
  const own = acknowledgements.find((one) => one.person === person)
  return [
    hasEnded && resolved !== null
      ? `From ${dayOf(firstSeen.at)} to ${dayOf(resolved.at)}.`
      : `Since ${dayOf(firstSeen.at)}, seen last ${dayOf(lastSeen.at)}.`,
    ...(occurrence === 1 ? [] : [`It came up ${counted(occurrence - 1, 'time')} before.`]),
    ...(own === undefined ? [] : [`You acknowledged it on ${dayOf(own.at)}.`]),
  ].join(' ')
}

function dayOf(at: string): string {
  return utcDate(parseInstant(at, 'at'))
}
