// Brings a format back without its cells' formulas going. Univer tells changes of formats, which leave formulas as they are,
// by the command that made them, and for a change that is redone that command is Redo: a formula whose cell it formats again
// would be taken for one that was written over.
import {
  type ICellData,
  ICommandService,
  Inject,
  Injector,
  Plugin,
  RedoCommandId,
  UniverInstanceType,
} from '@univerjs/core'
import { type ISetRangeValuesMutationParams, SetRangeValuesMutation, SetStyleCommand } from '@univerjs/sheets'

export class KeepFormulas extends Plugin {
  static override pluginName = 'EXCEL_PAGE_KEEP_FORMULAS'
  static override type = UniverInstanceType.UNIVER_SHEET
  protected override _injector: Injector

  constructor(_configuration: unknown, injector: Injector) {
    super()
    this._injector = injector
  }

  override onStarting(): void {
    const commands = this._injector.get(ICommandService)
    this.disposeWithMe(
      commands.beforeCommandExecuted(({ id, params }) => {
        if (id !== SetRangeValuesMutation.id) return
        const change = params as ISetRangeValuesMutationParams
        if (change.trigger === RedoCommandId && isOfFormats(change)) change.trigger = SetStyleCommand.id
      }),
    )
  }
}

// What Univer's decorator does, which is no erasable syntax.
Inject(Injector)(KeepFormulas, '', 1)

const isOfFormats = ({ cellValue }: ISetRangeValuesMutationParams): boolean =>
  Object.values(cellValue ?? {}).every((row) =>
    Object.values<ICellData | null>(row ?? {}).every(
      (cell) => cell !== null && Object.keys(cell).every((property) => property === 's'),
    ),
  )
