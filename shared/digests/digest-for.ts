// One digest for one person: at most one a review cycle, and at most one at once a run; none where there is nothing to say.
import { pagePath } from '../alerts/alert-pages.ts'
import type { AlertRule } from '../alerts/alert-rule.ts'
import { ruleNamed } from '../alerts/alert-rules.ts'
import { isAcknowledged } from '../alerts/lifecycle/acknowledge.ts'
import { occurrenceKey } from '../alerts/lifecycle/record-id.ts'
import { bySeverity, isGraver, SEVERITIES, severityRank } from '../alerts/severity-order.ts'
import { STATEMENTS } from '../approximation/statements.ts'
import type { AlertRecord } from '../contract/alerts/alert-record.ts'
import { isBefore } from '../periods/time-window.ts'
import { type Chosen, chooseLines, type DigestQuestion } from './choose-lines.ts'
import {
  DIGEST_SECTIONS,
  type DigestDocument,
  type DigestLine,
  type DigestSection,
} from './digest-document.ts'
import { BECAUSE, greetingFor, introOf, noteOf, OVER, SECTION_HEADINGS, subjectOf } from './digest-words.ts'
import type { DigestLedger } from './ledger.ts'

/** Of one section: a mail that mail programs show to its end, and that somebody reads. */
const MOST_LINES = 30

export interface Digest {
  readonly document: DigestDocument
  /** What the person has been told once this is sent: kept in place of the one before. */
  readonly ledger: DigestLedger
}

/**
 * Null where there is nothing to say: no news, and nothing open that the person has not acknowledged; or where a digest of
 * this kind went out for this window or a later one. The same question gives the same bytes.
 */
export function digestFor(question: DigestQuestion): Digest | null {
  const { person, kind, period, window, ledger } = question
  const last = ledger.through[kind]
  if (last !== undefined && !isBefore(last, window.to)) return null
  const chosen = chooseLines(question)
  if (!chosen.some((one) => one.section !== 'open' || !isAcknowledged(one.record, person.person))) return null
  const sections = sectionsOf(chosen, person.person)
  const document: DigestDocument = {
    person: person.person,
    kind,
    through: window.to,
    subject: subjectOf(kind, period, sections, window),
    greeting: greetingFor(person.name),
    intro: introOf(kind, window),
    sections: sections.map(withRoom),
    modeled: modeledWords(chosen),
    because: BECAUSE[kind],
  }
  return { document, ledger: ledgerAfter(question, chosen) }
}

/** Those that matter now before those that are over; of them the one with the gravest alert first. */
function sectionsOf(chosen: readonly Chosen[], person: string): DigestSection[] {
  const named = DIGEST_SECTIONS.flatMap((name) => {
    const own = chosen.filter(({ section }) => section === name)
    const records = own.toSorted((a, b) => bySeverity(a.record, b.record))
    const [gravest] = records
    if (gravest === undefined) return []
    const lines = records.map((one) => lineOf(one, person))
    const section: DigestSection = { name, heading: SECTION_HEADINGS[name], lines, more: 0 }
    const place = OVER.includes(name) ? SEVERITIES.length : severityRank(gravest.record.severity)
    return { section, place }
  })
  return named.toSorted((a, b) => a.place - b.place).map(({ section }) => section)
}

/** The subject counts them all, and all of them count as told. */
function withRoom(section: DigestSection): DigestSection {
  const { lines } = section
  return lines.length <= MOST_LINES
    ? section
    : { ...section, lines: lines.slice(0, MOST_LINES), more: lines.length - MOST_LINES }
}

function lineOf({ record, hasEnded }: Chosen, person: string): DigestLine {
  const { severity, category, title, detail } = record
  return {
    key: occurrenceKey(record),
    severity,
    category,
    title,
    detail,
    note: noteOf(record, hasEnded, person),
    path: pagePath(ruleOf(record).page, record),
  }
}

/** Each way of modeling once, in the order of the lines, and both statements. */
function modeledWords(chosen: readonly Chosen[]): string[] {
  const words = chosen.flatMap(({ record }) => ruleOf(record).modeled ?? [])
  return words.length === 0 ? [] : [...new Set(words.sort()), ...STATEMENTS]
}

function ledgerAfter({ ledger, kind, window }: DigestQuestion, chosen: readonly Chosen[]): DigestLedger {
  const told = { ...ledger.told }
  for (const { record, hasEnded } of chosen) {
    const key = occurrenceKey(record)
    const before = told[key]
    const severity =
      before === undefined || isGraver(record.severity, before.severity) ? record.severity : before.severity
    told[key] = { severity, resolved: hasEnded }
  }
  return { through: { ...ledger.through, [kind]: window.to }, told }
}

/** Only records of rules that stand are chosen. */
function ruleOf({ rule }: AlertRecord): AlertRule {
  return ruleNamed(rule) as AlertRule
}
