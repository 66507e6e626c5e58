// A file that holds a budget: as a CSV file or as one sheet of a workbook, the same rows of cells come of it.
import { readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { decodeText } from '../../functions/sources/finance-files/decode-text.ts'
import { readCsvCells } from '../../functions/sources/finance-files/read-csv-cells.ts'
import { InvalidInputError, RefusedError } from '../../shared/errors.ts'
import type { FileTable } from './import-budget.ts'
import { readSheet } from './read-sheet.ts'

const TEXT_FILES = ['.csv', '.txt', '.tsv']
const WORKBOOKS = ['.xlsx', '.xlsm']

/** @throws RefusedError or InvalidInputError saying what to do about the file, or which sheets there are */
export async function readFileTable(file: string, sheet?: string): Promise<FileTable> {
  const kind = extname(file).toLowerCase()
  if (![...TEXT_FILES, ...WORKBOOKS].includes(kind)) {
    throw new InvalidInputError('file', file, 'a .csv or an .xlsx file: save it as one of them first')
  }
  const bytes = await bytesOf(file)
  const fileName = basename(file)
  if (WORKBOOKS.includes(kind)) return { fileName, ...(await readSheet(bytes, sheet)) }
  if (sheet !== undefined) throw new InvalidInputError('sheet', sheet, 'a workbook: a CSV file has no sheets')
  return { fileName, sheet: null, cells: csvCells(fileName, decodeText(bytes)), notes: [] }
}

/** What no text holds, and every file of another kind. */
const NO_TEXT = '\0'

function csvCells(fileName: string, text: string): string[][] {
  if (text.includes(NO_TEXT)) {
    throw new RefusedError(
      `${fileName} holds no text, whatever its name says: save it as .csv, or name it as what it is.`,
    )
  }
  try {
    return readCsvCells(text)
  } catch (cause) {
    const [, line] = /line (\d+)/.exec(cause instanceof Error ? cause.message : '') ?? []
    const where = line === undefined ? 'a cell' : `line ${line}`
    throw new RefusedError(
      `${fileName} cannot be read as a CSV file: a quote in ${where} opens and does not close, or stands inside a cell that has none around it. Save the file as CSV again, and import that.`,
    )
  }
}

async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file)
  } catch {
    throw new RefusedError(`The file ${file} cannot be read: check its name and that you may read it.`)
  }
}
