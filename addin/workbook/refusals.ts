// Excel refuses with a code; people get a sentence: why, and what to do next.
// https://learn.microsoft.com/office/dev/add-ins/testing/application-specific-api-error-handling
import { DeskFailure } from '../desk/desk.ts'

const CONNECTION = 'Excel could not be reached. Check the connection, and try again.'
const TOO_MUCH = 'This was more than Excel takes at once. Choose less at a time, and try again.'
const BUSY = 'Excel is busy with something else. Wait until it is ready, and try again.'
const IN_THE_WAY =
  'Other cells would have had to move that cannot be torn apart, such as another table beside it. Move them, and try again.'

const WHY: Readonly<Record<string, string>> = {
  AccessDenied:
    'The sheet or the workbook is protected, or open for reading only. Unprotect it (Review, Unprotect Sheet), or save a copy that you may edit, and try again.',
  ActivityLimitReached: BUSY,
  ApiNotFound: 'This version of Excel cannot do it. Update Office, or use Excel on the web.',
  Conflict: 'Someone else changed the same cells at the same time. Try again.',
  ConnectionFailure: CONNECTION,
  FilteredRangeConflict: 'A filter is in the way. Clear it (Data, Clear), and try again.',
  GeneralException:
    'Excel gave no reason. Try again; if it happens again, save, close and reopen the workbook.',
  HttpRequestTimeout: CONNECTION,
  InactiveWorkbook: 'Another workbook is in front. Go back to this one, and try again.',
  InsertDeleteConflict: IN_THE_WAY,
  InvalidOperationInCellEditMode: 'A cell is being edited. Press Enter or Esc, and try again.',
  InvalidReference: 'The cells that were meant are no longer there. Try again.',
  InvalidSelection: 'This selection does not fit. Select one area of cells, and try again.',
  ItemNotFound: 'A sheet, table or cell that was meant is no longer there. Try again.',
  MergedRangeConflict: 'Merged cells are in the way. Unmerge them, or choose other cells, and try again.',
  NonBlankCellOffSheet: 'Cells would have been pushed off the end of the sheet. Make room, and try again.',
  OperationCellsExceedLimit: TOO_MUCH,
  PivotTableRangeConflict: 'A PivotTable is in the way. Choose other cells, and try again.',
  RangeExceedsLimit: TOO_MUCH,
  RequestAborted: CONNECTION,
  RequestPayloadSizeLimitExceeded: TOO_MUCH,
  ResponsePayloadSizeLimitExceeded: TOO_MUCH,
  ServiceNotAvailable: CONNECTION,
  Timeout: CONNECTION,
  TooManyRequests: BUSY,
  UnsupportedOperation: 'This kind of workbook cannot do it. Save it as an .xlsx workbook, and try again.',
}

/** Codes after which nobody knows whether the last batch was done. */
const UNKNOWN_END: ReadonlySet<string> = new Set([
  'ConnectionFailure',
  'GeneralException',
  'HttpRequestTimeout',
  'RequestAborted',
  'ServiceNotAvailable',
  'Timeout',
])

/** @returns Excel's code of an error, or null for what Excel did not raise */
export function refusalCode(cause: unknown): string | null {
  const code = cause instanceof Error ? (cause as { code?: unknown }).code : undefined
  return typeof code === 'string' ? code : null
}

export const endIsUnknown = (cause: unknown): boolean => UNKNOWN_END.has(refusalCode(cause) ?? '')

/**
 * @param what that was not done, in a whole sentence: `The report was not inserted.`
 * @returns a failure to show as it stands; what Excel did not raise, as it is
 */
export function refusal(what: string, cause: unknown): unknown {
  const code = refusalCode(cause)
  if (code === null || cause instanceof DeskFailure) return cause
  const why =
    WHY[code] ??
    `Excel refused it (${code}). Try again; if it happens again, save, close and reopen the workbook.`
  return new DeskFailure(`${what} ${why}`, { cause })
}
