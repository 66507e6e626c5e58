// Freezes a copy of the sheet in front: values, and above them when, by whom, what they are and which runs they come from.
import { STATEMENTS } from '../../shared/approximation/statements.ts'
import { instantInWords } from '../shown/instant-in-words.ts'
import { addressOf } from '../workbook/cells/area.ts'
import { findOurCells, type OurCell, readSpills } from '../workbook/cells/our-cells.ts'
import { activeSheetName, freezeSheet } from '../workbook/freeze-sheet.ts'
import { findReports } from '../workbook/reports/find-reports.ts'
import type { DeskParts } from './desk-parts.ts'

const NOT_DONE = 'No copy was made.'

export async function freezeCopy(parts: DeskParts): Promise<string> {
  const sheet = await activeSheetName()
  const ours = await findOurCells('sheet', NOT_DONE)
  const spills = await readSpills(
    ours.filter((cell) => cell.spills),
    NOT_DONE,
  )
  const now = new Date(parts.scheduler.now()).toISOString()
  const stamp = await stampOf(parts, sheet, ours, now)
  return freezeSheet({ sheet, name: `Frozen ${now.slice(0, 10)} ${sheet}`, stamp, ours, spills })
}

interface Source {
  readonly runIds: Readonly<Record<string, string>>
  readonly methodId: string
  readonly asOf: string
}

async function stampOf(
  { penguin }: DeskParts,
  sheet: string,
  ours: readonly OurCell[],
  now: string,
): Promise<string[]> {
  const session = penguin.session()
  const { found } = await findReports()
  const reports = found.filter((report) => report.sheet === sheet).map(({ record }) => record.source)
  const calls = ours.map((cell) => penguin.callsAt(addressOf(cell)).calls)
  const answered = calls.flat().flatMap((call): Source[] => (call.answered === null ? [] : [call.answered]))
  const unknown = calls.filter((ofCell) => ofCell.every((call) => call.answered === null)).length
  const sources = [...reports, ...answered]
  return [
    `Frozen copy of ${sheet}: values as they stood, without formulas.`,
    `Frozen at ${instantInWords(now)} by ${session.state === 'signed in' ? session.account : 'somebody who was not signed in'}.`,
    ...STATEMENTS,
    ...lineOf(
      'Runs',
      sources.flatMap(({ runIds }) => Object.entries(runIds).map(([of, id]) => `${of}: ${id}`)),
    ),
    ...lineOf(
      'As of',
      sources.map(({ asOf }) => instantInWords(asOf)),
    ),
    ...lineOf(
      'Method',
      sources.map(({ methodId }) => methodId),
    ),
    ...(unknown === 0
      ? []
      : [
          `The runs of ${unknown} ${unknown === 1 ? 'formula' : 'formulas'} are not known here: they were calculated before the workbook was opened. Refresh the sheet and freeze it again to have them here.`,
        ]),
  ]
}

/** Each once, in order; none where there is nothing to say. */
function lineOf(label: string, texts: readonly string[]): string[] {
  const once = [...new Set(texts.filter((text) => text !== ''))].sort()
  return once.length === 0 ? [] : [`${label}: ${once.join(', ')}.`]
}
