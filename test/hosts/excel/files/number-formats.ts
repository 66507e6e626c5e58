// Number formats of a file by their numbers, kept from the library: it makes dates, to the millisecond, of numbers that have
// a date's format, and drops the backslashes of formats.
import { attr, parseXml, walk, xmlEncodeAttr } from '@cj-tech-master/excelts/xml'

/** Dates among the formats that a file has by number only, in the words of Excel's API. */
const DATE_FORMATS = new Map([
  ...([
    ['14', 'm/d/yyyy'],
    ['15', 'd-mmm-yy'],
    ['16', 'd-mmm'],
    ['17', 'mmm-yy'],
    ['18', 'h:mm AM/PM'],
  ] as const),
  ...([
    ['19', 'h:mm:ss AM/PM'],
    ['20', 'h:mm'],
    ['21', 'h:mm:ss'],
    ['22', 'm/d/yyyy h:mm'],
  ] as const),
  ...([
    ['45', 'mm:ss'],
    ['46', '[h]:mm:ss'],
    ['47', 'mm:ss.0'],
  ] as const),
])

/** Before a format's number, in the place of the format. */
const FORMAT_MARK = '@@'

/** Formats that a file has by number only, whose code is another one in the library than in Excel's API. */
const LIBRARY_CODES = new Map([
  ['m/d/yyyy', 'mm-dd-yy'],
  ['m/d/yyyy h:mm', 'm/d/yy h:mm'],
])

export const libraryCode = (code: string): string => LIBRARY_CODES.get(code) ?? code

/** @param styles the file's part */
export function numberFormatsOf(styles: string): Map<string, string> {
  const found = new Map<string, string>(DATE_FORMATS)
  walk(parseXml(styles).root, (element) => {
    if (element.name !== 'numFmts') return
    for (const child of element.children) {
      if (child.type !== 'element') continue
      found.set(attr(child, 'numFmtId') ?? '', attr(child, 'formatCode') ?? '')
    }
  })
  return found
}

/** @returns the part with the formats' numbers in the place of the formats */
export function markFormats(styles: string, formats: ReadonlyMap<string, string>): string {
  const marks = [...formats.keys()].map(
    (id) => `<numFmt numFmtId="${id}" formatCode="${xmlEncodeAttr(FORMAT_MARK + id)}"/>`,
  )
  return styles
    .replace(/<numFmts\b[^>]*(?:\/>|>[\s\S]*?<\/numFmts>)/, '')
    .replace(/(<styleSheet\b[^>]*>)/, `$1<numFmts count="${marks.length}">${marks.join('')}</numFmts>`)
}

/** @param code as the library has it */
export const formatOf = (
  code: string | undefined,
  formats: ReadonlyMap<string, string>,
): string | undefined => (code?.startsWith(FORMAT_MARK) ? formats.get(code.slice(FORMAT_MARK.length)) : code)
