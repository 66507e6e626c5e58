// What Excel refuses, with the code that an add-in sees.

export type RefusalCode = 'AccessDenied' | 'InvalidArgument' | 'InvalidOperation' | 'InsertDeleteConflict' | 'NonBlankCellOffSheet'

export class ExcelRefusal extends Error {
  readonly code: RefusalCode

  constructor(code: RefusalCode, message: string) {
    super(message)
    this.name = 'ExcelRefusal'
    this.code = code
  }
}
