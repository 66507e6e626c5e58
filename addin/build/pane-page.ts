// The page of the shared runtime. It loads office.js from Microsoft, then the functions, then the pane, in that
// order: the functions are registered by the time the pane asks who is signed in.
// https://learn.microsoft.com/office/dev/add-ins/develop/understanding-the-javascript-api-for-office#access-the-office-javascript-api-library
import { readFileSync } from 'node:fs'
import { STATEMENTS } from '../../shared/approximation/statements.ts'
import type { FunctionsMetadata } from '../functions/metadata.ts'
import { ADD_IN } from '../manifest/add-in.ts'
import { iconPath } from '../manifest/icons.ts'
import { SITE_FILES } from '../manifest/site-files.ts'
import { OFFICE_SCRIPT, type Scripts } from './bundle-scripts.ts'
import { escapeHtml, fillPage, Html } from './fill-page.ts'
import { slugOf } from './help-page.ts'
import { SOURCES } from './paths.ts'

export function panePage(scripts: Scripts, metadata: FunctionsMetadata): string {
  return fillPage(readFileSync(SOURCES.page, 'utf8'), {
    name: ADD_IN.name,
    icon: iconPath(64),
    style: scripts.style,
    officeScript: OFFICE_SCRIPT,
    functionsScript: scripts.functions,
    paneScript: scripts.pane,
    paneParts: new Html(scripts.paneParts.map(preload).join('\n    ')),
    functionList: new Html(metadata.functions.map(listItem).join('\n')),
    statements: new Html(STATEMENTS.map((sentence) => `<p>${escapeHtml(sentence)}</p>`).join('\n      ')),
  })
}

const preload = (path: string): string => `<link rel="modulepreload" href="${escapeHtml(path)}">`

function listItem({ name, description = '', parameters }: FunctionsMetadata['functions'][number]): string {
  const given = parameters.map((each) => (each.optional ? `[${each.name}]` : each.name))
  const call = `${ADD_IN.functionsNamespace}.${name}(${given.join(', ')})`
  const link = `<a href="${SITE_FILES.help}#${slugOf(name)}" target="_blank" rel="noopener">`
  return `          <dt>${link}<code>${escapeHtml(call)}</code></a></dt>\n          <dd>${escapeHtml(description)}</dd>`
}
