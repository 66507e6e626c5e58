// Univer's packages as Node loads them: their CommonJS builds, by Node's own loader, because their ES modules fail
// in Node (at opentype.js) and a test runner's module loader takes many times as long. A page has
// univer-packages.browser.ts in this file's place.

const { getBuiltinModule } = process
// A test runner gives its own `createRequire`, which loads each package anew for each file; this is Node's own loader.
const { createRequire, _extensions, _load } = getBuiltinModule('node:module') as unknown as Loader
const { resolve } = createRequire(import.meta.url)
const require = (name: string): unknown => _load(resolve(name))

interface Loader {
  readonly createRequire: typeof import('node:module').createRequire
  readonly _extensions: Record<'.js', (module: object, path: string) => void>
  readonly _load: (path: string) => unknown
}

// Univer is compiled for old browsers: each field of each object is set by a helper that finds its name as a text, which is
// a tenth of all that a calculation takes.
const FIELD_BY_HELPER = /\b_defineProperty\(this, "([A-Za-z_$][\w$]*)", /g
const load = _extensions['.js']
_extensions['.js'] = (module, path) => {
  if (!path.includes('@univerjs')) return load(module, path)
  const source = getBuiltinModule('node:fs').readFileSync(path, 'utf8')
  return (module as Compiled)._compile(source.replace(FIELD_BY_HELPER, 'this.$1 = ('), path)
}

interface Compiled {
  _compile(source: string, path: string): unknown
}

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

_extensions['.js'] = load

// Univer remembers which texts are numbers, dates or times, and asks of all others each time that a criterion meets them.
const PLAIN_TEXTS = 10_000
const KNOWS_PLAIN_TEXTS = Symbol.for('knows plain texts')
const { getNumfmtParseValueFilter: asNumber } = core
if (!(KNOWS_PLAIN_TEXTS in asNumber)) {
  const plainTexts = new Set<string>()
  const remembering: typeof asNumber = (text) => {
    if (plainTexts.has(text)) return null
    const number = asNumber(text)
    if (number === null && plainTexts.size < PLAIN_TEXTS) plainTexts.add(text)
    return number
  }
  Object.assign(core, {
    getNumfmtParseValueFilter: Object.assign(remembering, { [KNOWS_PLAIN_TEXTS]: true }),
  })
}
