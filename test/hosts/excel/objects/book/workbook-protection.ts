// The protection of a workbook's structure: no sheet is added, taken away, renamed, moved or hidden.
// https://learn.microsoft.com/javascript/api/excel/excel.workbookprotection
import { ExcelError, invalidArgument } from '../../protocol/excel-error.ts'
import { bookExtras, changeBookExtras } from '../extras.ts'
import { HostObject } from '../host-object.ts'

export class WorkbookProtection extends HostObject {
  readonly className = 'WorkbookProtection'

  get protected(): boolean {
    return bookExtras(this.world).structurePassword !== undefined
  }

  /** @throws ExcelError AccessDenied where the workbook is protected already */
  protect(password = ''): void {
    if (this.protected) throw new ExcelError('AccessDenied')
    changeBookExtras(this.world, { structurePassword: password })
    this.world.state.dirty = true
  }

  /** @throws ExcelError InvalidArgument for a wrong password */
  unprotect(password = ''): void {
    const { structurePassword } = bookExtras(this.world)
    if (structurePassword === undefined) return
    if (structurePassword !== '' && structurePassword !== password) throw invalidArgument('(password)')
    changeBookExtras(this.world, { structurePassword: undefined })
    this.world.state.dirty = true
  }
}
