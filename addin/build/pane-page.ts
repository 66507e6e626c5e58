// The page of the shared runtime. It loads office.js from Microsoft, then the functions, then the pane, in that
// order: the functions are registered by the time the pane asks who is signed in.
// https://learn.microsoft.com/office/dev/add-ins/develop/understanding-the-javascript-api-for-office#access-the-office-javascript-api-library
import { readFileSync } from 'node:fs'
import { STATEMENTS } from '../../shared/approximation/statements.ts'
import type { FunctionsMetadata } from '../functions/metadata.ts'
import { ADD_IN } from '../manifest/add-in.ts'
import { iconPath } from '../manifest/icons.ts'
import { SITE_FILES } from '../manifest/site-files.ts'
import type { Scripts } from './bundle-scripts.ts'
import { escapeHtml, fillPage, Html } from './fill-page.ts'
import { slugOf } from './help-page.ts'
import { SOURCES } from './paths.ts'

/** Microsoft's own address: the one that the Store takes, and that follows the Office which loads it. */
export const OFFICE_SCRIPT = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js'

/** @param isSample whether the people of the sample sign in there */
export function panePage(scripts: Scripts, metadata: FunctionsMetadata, isSample: boolean): string {
  const signIn = readFileSync(isSample ? SOURCES.sampleSignIn : SOURCES.signIn, 'utf8')
  return fillPage(readFileSync(SOURCES.page, 'utf8'), {
    signIn: new Html(signIn),
    name: ADD_IN.name,
    buttonLabel: ADD_IN.ribbon.buttonLabel,
    icon: iconPath(64),
    help: SITE_FILES.help,
    style: scripts.style,
    officeScript: OFFICE_SCRIPT,
    functionsScript: scripts.functions,
    paneScript: scripts.pane,
    functionList: new Html(metadata.functions.map(listItem).join('\n')),
    statements: new Html(STATEMENTS.map((sentence) => `<p>${escapeHtml(sentence)}</p>`).join('\n      ')),
  })
}

function listItem({ name, description = '', parameters }: FunctionsMetadata['functions'][number]): string {
  const given = parameters.map((each) => (each.optional ? `[${each.name}]` : each.name))
  const call = `${ADD_IN.functionsNamespace}.${name}(${given.join(', ')})`
  const link = `<a href="${SITE_FILES.help}#${slugOf(name)}" target="_blank" rel="noopener">`
  return `          <dt>${link}<code>${escapeHtml(call)}</code></a></dt>\n          <dd>${escapeHtml(description)}</dd>`
}
