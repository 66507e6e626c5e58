// The Excels that can be chosen, each with the newest version of every requirement set it has, and its limits. A set that
// is not here the host does not have. Read from Microsoft's pages, named beside each set, as they were in 2026.
import type { HostSets } from './requirement-sets.ts'

export type { HostSets } from './requirement-sets.ts'

export type HostName = 'web' | 'windows' | 'mac' | 'ltsc2021' | 'ltsc2024'

export interface HostDescription {
  /** https://learn.microsoft.com/javascript/api/office/office.platformtype */
  readonly platform: 'OfficeOnline' | 'PC' | 'Mac'
  /** A build that has the sets below, in the form of `Office.context.diagnostics.version`. */
  readonly version: string
  readonly sets: HostSets
  /** What a custom function gets for an empty cell where its parameter is `any`: https://github.com/OfficeDev/office-js/issues/4702 */
  readonly emptyAny: 0 | null
  /** Most bytes of one request, and of one response. */
  readonly payloadLimitBytes?: number
  /** Most cells of a range that can be read at once; writing has no such limit. */
  readonly readLimitCells: number
}

/** https://learn.microsoft.com/javascript/api/requirement-sets/common/office-add-in-requirement-sets */
const common = {
  BindingEvents: '1.1',
  CompressedFile: '1.1',
  DocumentEvents: '1.1',
  File: '1.1',
  MatrixBindings: '1.1',
  MatrixCoercion: '1.1',
  PdfFile: '1.1',
  Selection: '1.1',
  Settings: '1.1',
  TableBindings: '1.1',
  TableCoercion: '1.1',
  TextBindings: '1.1',
  // .../common/add-in-commands-requirement-sets: 1.3 is PowerPoint's only
  AddinCommands: '1.1',
  // .../common/dialog-api-requirement-sets and dialog-origin-requirement-sets
  DialogApi: '1.2',
  DialogOrigin: '1.1',
  // .../common/identity-api-requirement-sets: on the web for workbooks from SharePoint and OneDrive
  IdentityAPI: '1.3',
  // On no page: the library asks for it by this name before it lets a batch wait for the end of cell editing.
  DelayForCellEdit: '1.1',
} as const

/** What Microsoft 365 has on Windows, on the Mac and on the web alike, and no LTSC release has. */
const microsoft365 = {
  ...common,
  // .../excel/excel-api-requirement-sets and excel-api-1-21-requirement-set
  ExcelApi: '1.21',
  // .../excel/custom-functions-requirement-sets
  CustomFunctionsRuntime: '1.5',
  // .../common/shared-runtime-requirement-sets
  SharedRuntime: '1.2',
  // .../common/ribbon-api-requirement-sets
  RibbonApi: '1.3',
  // .../common/keyboard-shortcuts-requirement-sets
  KeyboardShortcuts: '1.1',
  // .../common/context-menu-api-requirement-sets and task-pane-api-requirement-sets
  ContextMenuApi: '1.1',
  TaskPaneApi: '1.1',
  // .../common/nested-app-auth-requirement-sets: names no volume-licensed Excel
  NestedAppAuth: '1.1',
} as const

const desktop = {
  // .../common/open-browser-window-api-requirement-sets: not on the web
  OpenBrowserWindowApi: '1.1',
  // .../common/image-coercion-requirement-sets: not on the web
  ImageCoercion: '1.2',
} as const

const ltsc = {
  ...common,
  ...desktop,
  TextCoercion: '1.1',
  // 1.4 and 1.5 are in no volume-licensed release, by custom-functions-requirement-sets
  CustomFunctionsRuntime: '1.3',
  RibbonApi: '1.2',
} as const

/**
 * For all platforms, and for reading only:
 * https://learn.microsoft.com/office/dev/add-ins/concepts/resource-limits-and-performance-optimization#excel-add-ins
 */
const readLimitCells = 5_000_000

export const HOSTS: Readonly<Record<HostName, HostDescription>> = {
  web: {
    platform: 'OfficeOnline',
    emptyAny: null,
    version: '16.0.20112.15190',
    // .../excel/excel-api-online-requirement-set
    sets: { ...microsoft365, ExcelApiOnline: '1.1', TextCoercion: '1.1' },
    // The same page says 5MB, and for the web only; this is the smaller of the two readings of it.
    payloadLimitBytes: 5_000_000,
    readLimitCells,
  },
  windows: {
    platform: 'PC',
    emptyAny: 0,
    version: '16.0.20112.15190',
    // .../excel/excel-api-desktop-1-1-requirement-set
    sets: { ...microsoft365, ...desktop, ExcelApiDesktop: '1.1', TextCoercion: '1.1' },
    readLimitCells,
  },
  mac: {
    platform: 'Mac',
    emptyAny: 0,
    version: '16.109.1',
    // TextCoercion: the page of common sets names no Excel on the Mac for it
    sets: { ...microsoft365, ...desktop, ExcelApiDesktop: '1.1' },
    readLimitCells,
  },
  ltsc2021: {
    platform: 'PC',
    emptyAny: 0,
    version: '16.0.14332.20011',
    sets: { ...ltsc, ExcelApi: '1.14', SharedRuntime: '1.1' },
    readLimitCells,
  },
  ltsc2024: {
    platform: 'PC',
    emptyAny: 0,
    version: '16.0.17932.20222',
    sets: { ...ltsc, ExcelApi: '1.17', SharedRuntime: '1.2' },
    readLimitCells,
  },
}
