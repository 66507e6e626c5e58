// Univer's packages as a page loads them: bundled, in the place of univer-packages.ts.

import '@univerjs/sheets/facade'
import '@univerjs/engine-formula/facade'
import '@univerjs/sheets-formula/facade'
import '@univerjs/sheets-numfmt/facade'
import '@univerjs/sheets-table/facade'
import '@univerjs/sheets-note/facade'
import '@univerjs/sheets-filter/facade'

export * as core from '@univerjs/core'
export * as coreFacade from '@univerjs/core/facade'
export * as engineFormula from '@univerjs/engine-formula'
export * as sheets from '@univerjs/sheets'
export * as sheetsFilter from '@univerjs/sheets-filter'
export * as sheetsFormula from '@univerjs/sheets-formula'
export * as sheetsNote from '@univerjs/sheets-note'
export * as sheetsNumfmt from '@univerjs/sheets-numfmt'
export * as sheetsTable from '@univerjs/sheets-table'
