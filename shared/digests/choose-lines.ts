// Which alerts a digest tells of, and as what: new, worse, still open, resolved since, or over before anybody was told; each in
// one section, once.
import { ruleNamed } from '../alerts/alert-rules.ts'
import { isAcknowledged } from '../alerts/lifecycle/acknowledge.ts'
import { occurrenceKey } from '../alerts/lifecycle/record-id.ts'
import type { Person } from '../alerts/routing/person.ts'
import { isWanted } from '../alerts/routing/wanted.ts'
import { isTheirs } from '../alerts/routing/whose-alert.ts'
import { isGraver } from '../alerts/severity-order.ts'
import type { AlertRecord } from '../contract/alerts/alert-record.ts'
import type { AlertPreferences, DigestKind } from '../contract/alerts/preferences.ts'
import { isBefore, type TimeWindow } from '../periods/time-window.ts'
import type { DigestSectionName } from './digest-document.ts'
import type { DigestLedger } from './ledger.ts'

export interface DigestQuestion {
  readonly person: Person
  readonly records: readonly AlertRecord[]
  readonly kind: DigestKind
  /** What is reviewed: `YYYY-MM` or `YYYY-Qn`; null at once. */
  readonly period: string | null
  /**
   * From the end of the last window that was looked at for this person, to now. What opened and ended before it, and was
   * never told, is left untold: nobody who joins is told of a year gone by.
   */
  readonly window: TimeWindow
  readonly preferences: AlertPreferences
  readonly ledger: DigestLedger
}

export interface Chosen {
  readonly section: DigestSectionName
  readonly record: AlertRecord
  /** Whether it ended within the window. */
  readonly hasEnded: boolean
}

export function chooseLines(question: DigestQuestion): Chosen[] {
  const { person, kind, window, preferences } = question
  return question.records.flatMap((record) => {
    if (kind === 'at_once' ? record.severity !== 'Critical' : record.cycle !== kind) return []
    if (!isTheirs(person, record) || !isWanted(preferences, record, kind)) return []
    if (!isBefore(record.firstSeen.at, window.to)) return []
    const hasEnded = record.resolved !== null && isBefore(record.resolved.at, window.to)
    const section =
      kind === 'at_once' ? sectionAtOnce(record, hasEnded, question) : sectionOf(record, hasEnded, question)
    return section === null ? [] : { section, record, hasEnded }
  })
}

/** News that the person does not know of. */
function sectionAtOnce(
  record: AlertRecord,
  hasEnded: boolean,
  { person, ledger }: DigestQuestion,
): DigestSectionName | null {
  if (hasEnded || isAcknowledged(record, person.person)) return null
  const told = ledger.told[occurrenceKey(record)]
  if (told === undefined) return 'new'
  return isGraver(record.severity, told.severity) ? 'worse' : null
}

function sectionOf(
  record: AlertRecord,
  hasEnded: boolean,
  { window, ledger }: DigestQuestion,
): DigestSectionName | null {
  const isNotice = ruleNamed(record.rule)?.isNotice === true
  const told = ledger.told[occurrenceKey(record)]
  if (told === undefined) return hasEnded ? sectionOfUntold(record, window, isNotice) : 'new'
  if (isNotice) return null
  if (hasEnded) return told.resolved ? null : 'resolved'
  return isGraver(record.severity, told.severity) ? 'worse' : 'open'
}

/** A notice is news even after its month; a condition that came and went is told as that, and not as the end of something known. */
function sectionOfUntold(
  { resolved }: AlertRecord,
  { from }: TimeWindow,
  isNotice: boolean,
): DigestSectionName | null {
  if (resolved !== null && isBefore(resolved.at, from)) return null
  return isNotice ? 'new' : 'passed'
}
