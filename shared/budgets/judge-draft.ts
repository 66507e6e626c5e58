// One draft against the line that stands: who may write it, whether its year is open, whether it was read since it changed.
// What another owner's line holds decides nothing of the words in which it is refused.
import type { BudgetBook, RemovedLine } from '../contract/budget/book.ts'
import type { BudgetLine, LineValues } from '../contract/budget/line.ts'
import { MOST_REMOVED } from '../contract/budget/most-rows.ts'
import type { CellErrorCode } from '../contract/budget/preview.ts'
import { scenarioWords } from '../contract/budget/scenario.ts'
import { cellErrorOf } from './cell-error.ts'
import { fiscalYearOf } from './fiscal-year.ts'
import type { Draft } from './read-row.ts'
import { staleVerdict } from './stale-verdict.ts'
import type { Submitter } from './submission-terms.ts'
import { areSameValues, type Verdict } from './verdict.ts'

export interface Standing {
  /** The line that stands, or null. */
  readonly line: BudgetLine | null
  /** How it was removed, where it was. */
  readonly removed: RemovedLine | null
}

export interface Judging {
  readonly book: BudgetBook
  readonly who: Submitter
  readonly mayWrite: (owner: string) => boolean
  readonly firstMonth: number
}

export function judgeDraft(draft: Draft, { line, removed }: Standing, judging: Judging): Verdict {
  const { row, key, values, version } = draft
  if (version !== null && version > judging.book.revision) return unknownVersion(draft, judging)
  if (line !== null && !judging.mayWrite(line.owner))
    return refused(draft, 'member', 'other_owner', ...OTHER_OWNER)
  const closed = whyYearIsClosed(draft, judging)
  if (closed !== null) return closed
  if (values !== null && values.owner !== null && !judging.mayWrite(values.owner)) {
    return refused(draft, 'owner', 'bad_owner', 'your own name, or nothing', OWN_LINES_ONLY)
  }
  if (line === null) {
    if (removed !== null && judging.mayWrite(removed.owner) && wasReadBefore(removed, version)) {
      return staleVerdict(draft, settled(draft, null, judging.who), removed)
    }
    if (version !== null && version < forgottenBefore(judging.book)) return readTooLongAgo(draft)
    if (values === null) return refused(draft, 'version', 'no_such_line', ...NO_SUCH_LINE)
    return { kind: 'added', row, key, old: null, values: settled(draft, null, judging.who) as LineValues }
  }
  const settledValues = settled(draft, line, judging.who)
  if (settledValues !== null && areSameValues(line, settledValues))
    return { kind: 'unchanged', row, key, old: line }
  if (version === null || line.version > version) return staleVerdict(draft, settledValues, line)
  return settledValues === null
    ? { kind: 'removed', row, key, old: line, values: null }
    : { kind: 'changed', row, key, old: line, values: settledValues }
}

/** Whoever read no version never saw the line, and adds it. */
function wasReadBefore(removed: RemovedLine, version: number | null): boolean {
  return version !== null && removed.version > version
}

/** Removed lines are known from this revision on; 0 where all of them are. */
export function forgottenBefore({ removed }: Pick<BudgetBook, 'removed'>): number {
  if (removed.length < MOST_REMOVED) return 0
  return removed.reduce((oldest, { version }) => Math.min(oldest, version), Number.POSITIVE_INFINITY)
}

function readTooLongAgo(draft: Draft): Verdict {
  const message =
    'So much was removed since this version was read that it is not known any more whether this line was. Read the lines again, and give the revision that came with them.'
  return refused(draft, 'version', 'bad_version', 'a version that was read since', message)
}

function unknownVersion(draft: Draft, { book: { revision, scenario } }: Judging): Verdict {
  const given = `The version ${draft.version} is none of ${scenarioWords(scenario)}`
  const message =
    revision === 0
      ? `${given}: it has no lines yet. Leave the version empty.`
      : `${given}: its newest revision is ${revision}. Read the lines again, and give the revision that came with them.`
  return refused(draft, 'version', 'bad_version', `${revision} at most`, message)
}

/** What a row leaves unsaid stays as it is; the same cents without quantity and rate do not take those away. */
function settled({ values }: Draft, line: BudgetLine | null, who: Submitter): LineValues | null {
  if (values === null) return null
  const { cents, quantityAndRate, note, owner } = values
  const held = line !== null && line.cents === cents ? line.quantityAndRate : null
  const isOwnersOwn = line !== null && (owner === null || who.writes === 'own lines')
  const newOwner = who.writes === 'own lines' ? who.person : (owner ?? who.person)
  return {
    cents,
    quantityAndRate: quantityAndRate ?? held,
    owner: isOwnersOwn ? line.owner : newOwner,
    note: note === null ? (line?.note ?? null) : note || null,
  }
}

const OPEN_AGAIN = 'Open it again first'
const ASK_FINANCE = 'Ask Finance to open it again'

function whyYearIsClosed(draft: Draft, { book, firstMonth, who }: Judging): Verdict | null {
  const fiscalYear = fiscalYearOf(draft.key.period, firstMonth)
  const year = book.years.find((one) => one.fiscalYear === fiscalYear)
  if (year === undefined || year.status === 'open') return null
  const message = `Fiscal year ${fiscalYear} of ${scenarioWords(book.scenario)} is ${year.status}, so ${draft.key.period} cannot be changed. ${who.writes === 'all lines' ? OPEN_AGAIN : ASK_FINANCE}, or submit to a reforecast.`
  return refused(draft, 'period', 'year_not_open', 'a month of a fiscal year that is open', message)
}

const OTHER_OWNER = [
  'a line of your own',
  'This line belongs to another owner: only they and Finance can write it. Leave the row out, or ask Finance to make you its owner.',
] as const
const OWN_LINES_ONLY =
  'You can submit lines of your own only. Leave the owner empty, or ask Finance to submit it.'
const NO_SUCH_LINE = [
  'nothing, for a line that does not stand',
  'No line of yours stands there: there is nothing to remove. Leave the row out.',
] as const

function refused(
  draft: Draft,
  column: 'member' | 'owner' | 'period' | 'version',
  code: CellErrorCode,
  expected: string,
  message: string,
): Verdict {
  const given = draft.row[column]
  return {
    kind: 'refused',
    errors: [cellErrorOf(draft.row, column, code, given, expected, message)],
    stale: null,
  }
}
