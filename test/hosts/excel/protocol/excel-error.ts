// How Excel refuses, with its own codes and sentences.
// https://learn.microsoft.com/office/dev/add-ins/testing/application-specific-api-error-handling

const MESSAGES = {
  AccessDenied: 'You cannot perform the requested operation.',
  ApiNotFound:
    'The API you are trying to use could not be found. It may be available in a newer version of Excel.',
  // By the library itself, where its request got no answer.
  ConnectionFailure: "Couldn't connect to the server. Please try again later.",
  Conflict: 'Request could not be processed because of a conflict.',
  GeneralException: 'There was an internal error while processing the request.',
  InsertDeleteConflict: 'The insert or delete operation attempted resulted in a conflict.',
  InvalidArgument: 'The argument is invalid or missing or has an incorrect format.',
  InvalidCellAddress: 'The address does not name one cell.',
  InvalidOperation: 'The operation attempted is invalid on the object.',
  InvalidOperationInCellEditMode:
    'Excel is in cell-editing mode. Please exit the edit mode by pressing ENTER or TAB or selecting another cell, and then try again.',
  InvalidReference: 'This reference is not valid for the current operation.',
  InvalidSelection: 'The current selection is invalid for this operation.',
  ItemAlreadyExists: 'The resource being created already exists.',
  ItemNotFound: "The requested resource doesn't exist.",
  MergedRangeConflict:
    "Cannot complete the operation: A table can't overlap with a PivotTable report, query results, a table, merged cells, or an XML Map.",
  NonBlankCellOffSheet:
    "Microsoft Excel can't insert new cells because it would push non-empty cells off the end of the worksheet.",
  NotImplemented: "The requested feature isn't implemented.",
  RangeExceedsLimit: 'The cell count in the range has exceeded the maximum supported number.',
  RequestPayloadSizeLimitExceeded: 'The request payload size has exceeded the limit.',
  ResponsePayloadSizeLimitExceeded: 'The response payload size has exceeded the limit.',
  UnsupportedOperation: 'The operation being attempted is not supported.',
} as const

export type ExcelErrorCode = keyof typeof MESSAGES

/** A refusal as Excel makes it; `location` is the member that refused, where it is known. */
export class ExcelError extends Error {
  readonly code: ExcelErrorCode
  location: string | null

  constructor(code: ExcelErrorCode, message: string = MESSAGES[code], location: string | null = null) {
    super(message)
    this.name = 'ExcelError'
    this.code = code
    this.location = location
  }
}

/** @returns the refusal of an argument, which names it */
export function invalidArgument(what?: string): ExcelError {
  return new ExcelError('InvalidArgument', what ? `${MESSAGES.InvalidArgument} ${what}` : undefined)
}

export const itemNotFound = (): ExcelError => new ExcelError('ItemNotFound')

/** A member that exists in Excel and that this stand-in does not model: never a wrong answer instead. */
export function notModelled(member: string): ExcelError {
  return new ExcelError('NotImplemented', `The stand-in for Excel does not model ${member}.`, member)
}
