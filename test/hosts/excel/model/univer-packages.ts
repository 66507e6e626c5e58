// Univer's packages as Node loads them: their CommonJS builds, by Node's own require, because their ES modules fail
// in Node (at opentype.js) and a test runner's module loader takes many times as long. A page has
// univer-packages.browser.ts in this file's place.

const require = process.getBuiltinModule('node:module').createRequire(import.meta.url)

export const core = require('@univerjs/core') as typeof import('@univerjs/core')
export const coreFacade = require('@univerjs/core/facade') as typeof import('@univerjs/core/facade')
export const engineFormula = require('@univerjs/engine-formula') as typeof import('@univerjs/engine-formula')
export const sheets = require('@univerjs/sheets') as typeof import('@univerjs/sheets')
export const sheetsFormula = require('@univerjs/sheets-formula') as typeof import('@univerjs/sheets-formula')
export const sheetsNumfmt = require('@univerjs/sheets-numfmt') as typeof import('@univerjs/sheets-numfmt')
export const sheetsTable = require('@univerjs/sheets-table') as typeof import('@univerjs/sheets-table')
export const sheetsNote = require('@univerjs/sheets-note') as typeof import('@univerjs/sheets-note')
export const sheetsFilter = require('@univerjs/sheets-filter') as typeof import('@univerjs/sheets-filter')
export const rxjs = require('rxjs') as typeof import('rxjs')

// The facades add their methods to the API's classes as they load.
export const facades = [
  require('@univerjs/sheets/facade') as typeof import('@univerjs/sheets/facade'),
  require('@univerjs/engine-formula/facade') as typeof import('@univerjs/engine-formula/facade'),
  require('@univerjs/sheets-formula/facade') as typeof import('@univerjs/sheets-formula/facade'),
  require('@univerjs/sheets-numfmt/facade') as typeof import('@univerjs/sheets-numfmt/facade'),
  require('@univerjs/sheets-table/facade') as typeof import('@univerjs/sheets-table/facade'),
  require('@univerjs/sheets-note/facade') as typeof import('@univerjs/sheets-note/facade'),
  require('@univerjs/sheets-filter/facade') as typeof import('@univerjs/sheets-filter/facade'),
]
