// A submission, sent at most once for an answer: what is refused is asked for again as a preview, which shows both values of
// every line that somebody else changed. Sent twice, its lines are found unchanged.
import type { BudgetPreview } from '../../../shared/contract/api/answers/planning/budgets.ts'
import { MOST_ROWS } from '../../../shared/contract/budget/most-rows.ts'
import { scenarioId } from '../../../shared/contract/budget/scenario-words.ts'
import type { SubmissionRow } from '../../../shared/contract/budget/submission.ts'
import { groupedNumber } from '../../../shared/ranges/grouped-numbers.ts'
import { isApiFailure } from '../../api/api-failure.ts'
import type { PlanningClient } from '../../api/planning-client.ts'
import { placeOf } from '../../functions/cell-place.ts'
import { markSubmitted } from '../../workbook/planning/mark-submitted.ts'
import { DeskFailure, type Watch } from '../desk.ts'
import type { DeskParts } from '../desk-parts.ts'
import { readKey } from './budget-columns.ts'
import { isAllTheirs, whatStands } from './keep-all-theirs.ts'
import { keptLines, keptWords } from './kept-cells.ts'
import type { BudgetSubmission, BudgetTable, LinesRead } from './planning-desk.ts'

interface Parts extends Pick<DeskParts, 'ask'> {
  readonly client: Pick<PlanningClient, 'previewBudget' | 'submitBudget' | 'listBudgetLines'>
}

const NOT_PREVIEWED = 'What the submission would change could not be asked for.'
const NOT_SUBMITTED = 'The budget was not submitted.'
const UNKNOWN_END =
  'No answer came, so it is not known whether the budget was submitted. Submit it again: lines that were taken already are found unchanged.'

export async function previewBudget(
  { ask, client }: Parts,
  submission: BudgetSubmission,
  watch: Watch,
): Promise<BudgetPreview> {
  if (isAllTheirs(submission)) return whatStands({ ask, client }, NOT_PREVIEWED, submission, watch)
  const body = bodyOf(NOT_PREVIEWED, submission)
  const { data } = await ask(NOT_PREVIEWED, (call) => client.previewBudget(body, call), watch.signal)
  return data
}

export async function submitBudget(
  parts: Parts,
  submission: BudgetSubmission,
  table: BudgetTable | null,
  watch: Watch,
): Promise<BudgetPreview> {
  if (isAllTheirs(submission)) {
    const standing = { ...(await whatStands(parts, NOT_SUBMITTED, submission, watch)), applied: true }
    return shownInSheet(parts, submission, standing, table)
  }
  const body = bodyOf(NOT_SUBMITTED, submission)
  const answer = await parts.ask(
    NOT_SUBMITTED,
    async (call) => {
      try {
        return await parts.client.submitBudget(body, call)
      } catch (error) {
        // A conflict is among what does not fit what stands.
        if (isApiFailure(error) && error.code === 'SUBMISSION_REFUSED') return null
        if (isApiFailure(error) && error.kind === 'unavailable')
          throw new DeskFailure(`${UNKNOWN_END} (${error.what})`)
        throw error
      }
    },
    watch.signal,
  )
  if (answer === null) return { ...(await previewBudget(parts, submission, watch)), applied: false }
  return shownInSheet(parts, submission, answer.data, table)
}

async function shownInSheet(
  parts: Parts,
  submission: BudgetSubmission,
  answer: BudgetPreview,
  table: BudgetTable | null,
): Promise<BudgetPreview> {
  if (!answer.applied || table?.isOurs !== true || table.read === undefined) return answer
  return afterwards(parts, submission, answer, table, table.read)
}

function bodyOf(notDone: string, { scenario, why, rows }: BudgetSubmission) {
  if (rows.length > MOST_ROWS) {
    throw new DeskFailure(
      `${notDone} It has ${groupedNumber(rows.length)} amounts, and ${groupedNumber(MOST_ROWS)} are taken at once. Submit part of the table at a time.`,
    )
  }
  if (rows.length === 0) throw new DeskFailure(`${notDone} There is no amount in the table.`)
  return { scenario, why, rows: [...rows] }
}

/** The submission stands whatever becomes of the sheet: then the answer says what to do. */
async function afterwards(
  parts: Parts,
  submission: BudgetSubmission,
  answer: BudgetPreview,
  table: BudgetTable,
  read: LinesRead,
): Promise<BudgetPreview> {
  try {
    const { ask, client } = parts
    const question = { scenario: scenarioId(submission.scenario) }
    const { data } = await ask('', (call) => client.listBudgetLines(question, call))
    const lines = new Map(data.lines.map((line) => [lineKey(line), line]))
    const { sheet, cells } = placeOf(table.address)
    const kept = keptLines(table, submission, (row) => lines.get(lineKey(row)))
    const brought = await markSubmitted({
      ...{ sheet, cells, revision: data.revision },
      keys: new Set(submission.rows.map((row) => readKey(row.dimension, row.measure, row.member))),
      kept,
      read: (shown) => {
        const anew = readAnew(read, submission.rows, (row) => {
          if (row.remove) return null
          const line = lines.get(lineKey(row))
          // What somebody else made of it since was not seen here.
          return line !== undefined && line.cents === row.cents ? line.version : undefined
        })
        const versions = new Map(shown.map((line) => [line.submitted, line.version]))
        return readAnew(anew, [...versions.keys()], (row) => versions.get(row))
      },
    })
    return { ...answer, summary: `${answer.summary}${keptWords(kept, brought)}` }
  } catch (error) {
    if (!(error instanceof DeskFailure)) throw error
    const next = 'The submission stands. Insert a new budget sheet before you change these lines again.'
    return {
      ...answer,
      summary: `${answer.summary} The sheet does not show the new revision: ${error.message.trim()} ${next}`,
    }
  }
}

const lineKey = (line: Pick<SubmissionRow, 'dimension' | 'measure' | 'member' | 'period'>): string =>
  `${line.period}|${readKey(line.dimension, line.measure, line.member)}`

/** @param versionOf undefined leaves what was read; null is a line that does not stand any more */
function readAnew(
  { months, versions }: LinesRead,
  rows: readonly SubmissionRow[],
  versionOf: (row: SubmissionRow) => number | null | undefined,
): LinesRead {
  const anew: Record<string, (number | null)[]> = Object.fromEntries(
    Object.entries(versions).map(([key, each]) => [key, [...each]]),
  )
  for (const row of rows) {
    const at = months.indexOf(row.period)
    const version = versionOf(row)
    if (at < 0 || version === undefined) continue
    const key = readKey(row.dimension, row.measure, row.member)
    anew[key] ??= months.map(() => null)
    anew[key][at] = version
  }
  return { months, versions: anew }
}
