// Imports one of Finance's lists from a CSV file: all of it or nothing, with a report of every refused line, a preview
// of what changes, and the history kept. The file replaces the list.
import type { S3Client } from '@aws-sdk/client-s3'
import { v7 as timeOrderedId } from 'uuid'
import { compareLists, type ListChanges } from '../../shared/finance/compare-lists.ts'
import type { RefusedLine } from '../../shared/finance/parsed-lines.ts'
import { instantText } from '../../shared/periods/instants.ts'
import { readCsvLines } from '../sources/finance-files/read-csv-lines.ts'
import type { FiguresTable } from '../stores/figures-table.ts'
import { keepOriginal } from '../stores/finance-lists/keep-original.ts'
import {
  type FinanceList,
  type ListVersion,
  readList,
  writeList,
} from '../stores/finance-lists/list-store.ts'
import { LISTS } from './lists.ts'

export interface ImportRequest {
  readonly list: FinanceList
  readonly text: string
  readonly fileName: string
  readonly importedBy: string
  /** Report what would change and import nothing. */
  readonly preview: boolean
}

export interface ImportServices {
  readonly table: FiguresTable
  readonly s3: S3Client
  readonly bucket: string
  clock(): number
}

export interface ImportReport {
  readonly list: FinanceList
  readonly acceptedLines: number
  readonly refused: readonly RefusedLine[]
  readonly changes: ListChanges<unknown>
  /** The version that was current before; null for the first import. */
  readonly before: ListVersion | null
  /** The version that is current now; null when nothing was imported. */
  readonly imported: ListVersion | null
}

const DATE_LENGTH = 'YYYY-MM-DD'.length

/** @throws InvalidInputError for a file that is no such list; PublicationRefusedError when someone else imported meanwhile */
export async function importList(request: ImportRequest, services: ImportServices): Promise<ImportReport> {
  const { list, text, fileName, importedBy, preview } = request
  const { table, s3, bucket, clock } = services
  const definition = LISTS[list]
  const nowMs = clock()
  const { accepted, refused } = definition.parse(
    readCsvLines(text, definition.headers, definition.optionalHeaders),
    instantText(nowMs).slice(0, DATE_LENGTH),
  )
  const lines = accepted.map(({ line }) => line)
  const current = await readList<unknown>(table, list)
  const report = {
    list,
    acceptedLines: lines.length,
    refused,
    changes: compareLists(current?.lines ?? [], lines),
    before: current?.version ?? null,
  }
  if (preview || refused.length > 0) return { ...report, imported: null }
  const version: ListVersion = {
    version: timeOrderedId({ msecs: nowMs }),
    importedAt: instantText(nowMs),
    importedBy,
    fileName,
    lines: lines.length,
  }
  await keepOriginal(s3, bucket, list, version.version, text)
  await writeList(table, list, version, lines, current?.version.version ?? null)
  return { ...report, imported: version }
}
