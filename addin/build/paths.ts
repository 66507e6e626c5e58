// Where the sources of the add-in are, and where it is built.
import { fileURLToPath } from 'node:url'

export const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url))

const inAddIn = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url))

export const SOURCES = {
  /** What Excel is told of the functions is read from here. */
  functions: inAddIn('functions/functions.ts'),
  functionsEntry: inAddIn('functions/main.ts'),
  pane: inAddIn('pane/pane.tsx'),
  samplePane: inAddIn('pane/sample-pane.tsx'),
  authEntry: inAddIn('session/auth-page.ts'),
  authPage: inAddIn('session/auth.html'),
  style: inAddIn('pane/pane.css'),
  page: inAddIn('pane/taskpane.html'),
  helpPage: inAddIn('pane/help.html'),
  help: fileURLToPath(new URL('../../docs/excel.md', import.meta.url)),
} as const

const inLocal = (path: string): string => fileURLToPath(new URL(`../../.local/${path}`, import.meta.url))

/** Git ignores what is made. One folder for each that may run beside the others: a build clears its own. */
export const BUILT_FOLDER = inLocal('addin')
/** What `npm run addin:start` serves. */
export const STARTED_FOLDER = inLocal('addin-started')
/** What `npm start` serves: it signs in without a password, and is never put on a site. */
export const TRIED_FOLDER = inLocal('addin-tried')
export const CERTIFICATES_FOLDER = inLocal('addin-certificates')
