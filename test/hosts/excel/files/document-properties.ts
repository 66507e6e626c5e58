// Document properties that every file may have: title, author and the like.
import type { Workbook } from '@cj-tech-master/excelts'
import type { DocumentProperty, WorkbookExtras } from './extras.ts'

const FILE_WORDS = {
  author: 'creator',
  category: 'category',
  comments: 'description',
  company: 'company',
  keywords: 'keywords',
  lastAuthor: 'lastModifiedBy',
  manager: 'manager',
  revisionNumber: 'revision',
  subject: 'subject',
  title: 'title',
} as const satisfies Record<DocumentProperty, keyof Workbook>

/** What the library says where nobody is named. */
const NOBODY = 'Unknown'

export function writeDocumentProperties(file: Workbook, { documentProperties = {} }: WorkbookExtras): void {
  for (const [word, value] of Object.entries(documentProperties)) {
    const fileWord = FILE_WORDS[word as DocumentProperty]
    if (fileWord && value !== '') Object.assign(file, { [fileWord]: value })
  }
}

export function readDocumentProperties(file: Workbook): Pick<WorkbookExtras, 'documentProperties'> {
  const found = Object.entries(FILE_WORDS)
    .map(([word, fileWord]) => [word, file[fileWord]] as const)
    .filter(([, value]) => value !== undefined && value !== '' && value !== NOBODY)
  return found.length > 0 ? { documentProperties: Object.fromEntries(found) } : {}
}
