// The records after one more look: what persists is one alert, what ended is resolved, what came back is a new occurrence
// (figure book, section 7).
import type { AlertBook, AlertRecord, Sighting } from '../../contract/alerts/alert-record.ts'
import type { StrategicAlert } from '../../contract/summary/alert.ts'
import { ruleNamed } from '../alert-rules.ts'
import { bySeverity, isGraver } from '../severity-order.ts'
import { cycleOf, isNewer, type Look } from './look.ts'
import { isLastWord, isNews, looksAfter } from './looks.ts'
import { recordId } from './record-id.ts'

export interface AlertChange {
  /** Worse: the same alert, graver than it ever was. */
  readonly kind: 'opened' | 'worse' | 'seen' | 'resolved'
  readonly record: AlertRecord
}

export interface Evaluation {
  readonly book: AlertBook
  /** Every record that is new or changed, by id. */
  readonly changes: readonly AlertChange[]
}

/**
 * A look that is not newer than the last of its period changes nothing: neither the same run twice, nor an older one that
 * comes late. One of an earlier period that comes late changes what nothing later has judged. What a look could not judge
 * stays as it was.
 *
 * @param found the summary's alerts and the standing ones; those of another cycle, or of a rule that is gone, are left out
 */
export function evaluate(book: AlertBook, found: readonly StrategicAlert[], look: Look): Evaluation {
  const cycle = cycleOf(look.period)
  if (!isNews(look, book.looks)) return { book, changes: [] }
  const sighting = sightingOf(look)
  const alerts = gravestById(found.filter(({ rule }) => ruleNamed(rule)?.cycle === cycle))
  const latest = new Map<string, AlertRecord>()
  for (const record of book.records) latest.set(record.id, record)

  const changes: AlertChange[] = []
  for (const [id, alert] of alerts) {
    const before = latest.get(id)
    if (isDecided(before, alert, look, book)) continue
    changes.push(sighted(before, id, alert, sighting))
  }
  for (const record of latest.values()) {
    if (record.resolved !== null || record.cycle !== cycle || alerts.has(record.id)) continue
    if (look.notLookedAt.rules.has(record.rule) || look.notLookedAt.ids.has(record.id)) continue
    if (!isLastWord(look, record.rule, book.looks) || !isNewer(look, record.lastSeen)) continue
    changes.push({ kind: 'resolved', record: { ...record, resolved: sighting } })
  }
  return {
    book: { records: withChanges(book.records, changes), looks: looksAfter(book.looks, look) },
    changes: changes.sort((one, other) => byId(one.record, other.record)),
  }
}

/** Whether a later look has said what became of it. That a notice was never given, nothing later can say. */
function isDecided(
  before: AlertRecord | undefined,
  { rule }: StrategicAlert,
  look: Look,
  { looks }: AlertBook,
): boolean {
  if (before?.resolved === null) return !isNewer(look, before.lastSeen)
  const isNotice = ruleNamed(rule)?.isNotice === true
  return !isLastWord(look, rule, looks) && !(isNotice && before === undefined)
}

function sighted(
  before: AlertRecord | undefined,
  id: string,
  alert: StrategicAlert,
  sighting: Sighting,
): AlertChange {
  const { rule, severity, category, tenantId, title, detail } = alert
  const now = { rule, severity, category, tenantId, title, detail, lastSeen: sighting }
  const raise = { severity, at: sighting.at }
  if (before === undefined || before.resolved !== null) {
    const record: AlertRecord = {
      id,
      occurrence: (before?.occurrence ?? 0) + 1,
      ...now,
      cycle: cycleOf(sighting.period),
      firstSeen: sighting,
      resolved: null,
      raised: [raise],
      acknowledgements: [],
    }
    return { kind: 'opened', record }
  }
  const gravest = before.raised.at(-1) as AlertRecord['raised'][number]
  if (!isGraver(severity, gravest.severity)) return { kind: 'seen', record: { ...before, ...now } }
  return { kind: 'worse', record: { ...before, ...now, raised: [...before.raised, raise] } }
}

function gravestById(found: readonly StrategicAlert[]): Map<string, StrategicAlert> {
  const byRecord = new Map<string, StrategicAlert>()
  for (const alert of found.toSorted(bySeverity)) {
    const id = recordId(alert)
    if (!byRecord.has(id)) byRecord.set(id, alert)
  }
  return byRecord
}

function withChanges(records: readonly AlertRecord[], changes: readonly AlertChange[]): AlertRecord[] {
  const key = ({ id, occurrence }: AlertRecord): string => JSON.stringify([id, occurrence])
  const all = new Map(records.map((record) => [key(record), record]))
  for (const { record } of changes) all.set(key(record), record)
  return [...all.values()].sort(byId)
}

function byId(one: AlertRecord, other: AlertRecord): number {
  if (one.id !== other.id) return one.id < other.id ? -1 : 1
  return one.occurrence - other.occurrence
}

function sightingOf({ at, asOf, summaryId, period }: Look): Sighting {
  return { at, asOf, summaryId, period }
}
