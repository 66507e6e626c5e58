// The bar above the grid: open and download a workbook (Ctrl+S too), recalculate it, choose whose rules it follows.
import type { IWorkbookData } from '@univerjs/core'
import { readWorkbook } from '../files/open-workbook.ts'
import { saveWorkbook } from '../files/save-workbook.ts'
import type { HostName } from '../members/hosts.ts'
import { element } from './elements.ts'
import type { ExcelHost } from './excel-host.ts'
import type { StatusLine } from './status-line.ts'

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export interface BarActions {
  readonly excelHost: ExcelHost
  readonly status: StatusLine
  /** Puts another workbook in the place of the one that is open. */
  open(snapshot: Partial<IWorkbookData>): Promise<void>
  chooseHost(name: HostName): Promise<void>
}

export function workTheBar({ excelHost, status, open, chooseHost }: BarActions): void {
  const act = (button: string, what: string, action: () => Promise<void>) => {
    element(button, HTMLButtonElement).addEventListener('click', () => perform(status, what, action))
  }
  act('download', 'Saving the workbook', () => download(excelHost))
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      event.stopPropagation()
      element('download', HTMLButtonElement).click()
    },
    { capture: true },
  )
  act('recalculate', 'Recalculating', () => excelHost.model.calculation.calculate('full'))

  const fileInput = element('file', HTMLInputElement)
  element('open', HTMLButtonElement).addEventListener('click', () => fileInput.click())
  fileInput.addEventListener('change', () => {
    const [file] = fileInput.files ?? []
    if (file === undefined) return
    void perform(status, `Opening ${file.name}`, async () => {
      const bytes = new Uint8Array(await file.arrayBuffer())
      // Emptied, so that choosing the same file again is a change.
      fileInput.value = ''
      await open({ ...(await readWorkbook(bytes)), name: file.name.replace(/\.xlsx$/i, '') })
    })
  })

  const hostChooser = element('host', HTMLSelectElement)
  hostChooser.addEventListener('change', () =>
    perform(status, 'Opening the workbook in the chosen Excel', () =>
      chooseHost(hostChooser.value as HostName),
    ),
  )
}

/** Says in the status line what is done, and what to know when it fails. */
async function perform(status: StatusLine, what: string, action: () => Promise<void>): Promise<void> {
  status.begin(`${what}…`)
  try {
    await action()
    status.done()
  } catch (error) {
    status.fail(`${what} failed: ${error instanceof Error ? error.message : String(error)}`)
  }
}

async function download({ model }: ExcelHost): Promise<void> {
  const bytes = await saveWorkbook(model)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: XLSX_TYPE }))
  link.download = `${model.book.getName()}.xlsx`
  link.click()
  URL.revokeObjectURL(link.href)
}
