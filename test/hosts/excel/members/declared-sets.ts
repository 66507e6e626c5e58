// The requirement set that a comment in the declarations names. Where Microsoft says it in words (reading since 1.1,
// setting since 1.8) it was read by hand; the versions in the words stand beside each, so that the generator refuses a
// wording that nobody has read.

interface WordedSet {
  /** Every version in the words, in their order. */
  readonly versions: string
  readonly since: string
  /** Where setting the property came later than reading it. */
  readonly setSince?: string
  /** Parameters that came later than their method. */
  readonly parameters?: Readonly<Record<string, string>>
}

const protection = { since: 'ExcelApi 1.2', parameters: { password: 'ExcelApi 1.7' } }

export const wordedSets: Readonly<Record<string, WordedSet>> = {
  'Application.calculationMode': { versions: '1.1 1.8', since: 'ExcelApi 1.1', setSince: 'ExcelApi 1.8' },
  'NamedItem.type': { versions: '1.1 1.7', since: 'ExcelApi 1.1' },
  // A destination of null is in preview only; the parameter itself is not.
  'Range.autoFill': { versions: '1.9', since: 'ExcelApi 1.9' },
  'TableColumn.name': { versions: '1.1 1.4', since: 'ExcelApi 1.1', setSince: 'ExcelApi 1.4' },
  // An index may be left out since 1.4 also.
  'TableColumnCollection.add': {
    versions: '1.1 1.4 1.4',
    since: 'ExcelApi 1.1',
    parameters: { name: 'ExcelApi 1.4' },
  },
  // Several rows at once since 1.4.
  'TableRowCollection.add': {
    versions: '1.1 1.4 1.15',
    since: 'ExcelApi 1.1',
    parameters: { alwaysInsert: 'ExcelApi 1.15' },
  },
  'Worksheet.visibility': { versions: '1.1 1.2', since: 'ExcelApi 1.1', setSince: 'ExcelApi 1.2' },
  'WorksheetProtection.protect': { versions: '1.2 1.7', ...protection },
  'WorksheetProtection.unprotect': { versions: '1.7', ...protection },
}

/**
 * @param path of the class or member: `Range.values`
 * @returns `ExcelApi 1.9` or `preview`; undefined where the comment names no set
 */
export function declaredSet(path: string, comment: string): string | undefined {
  // Sets of parameters come after those of the member itself.
  const [ofMember = ''] = comment.split('@param')
  const said = /\[Api set: *([^\]]*)\]/.exec(ofMember)?.[1]
  if (said === undefined || /^ExcelApi\w* \d+\.\d+$/.test(said)) return said
  if (/^ExcelApi (BETA|Preview)/i.test(said)) return 'preview'
  const worded = wordedSets[path]
  const versions = said.match(/\d+\.\d+/g)?.join(' ')
  if (worded && worded.versions === versions) return worded.since
  throw new Error(`Excel.${path} is of a set that declared-sets.ts does not know: «${said}».`)
}
