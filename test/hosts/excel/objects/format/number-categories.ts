// Which of Excel's kinds of number format a format is.
// https://learn.microsoft.com/javascript/api/excel/excel.numberformatcategory

/** A code without its texts, colors and escaped letters, which say nothing of its kind. */
const bare = (format: string): string =>
  format.replace(/"[^"]*"|\\.|\[(?:Black|Blue|Cyan|Green|Magenta|Red|White|Yellow|Color\d+)\]/gi, '')

export function categoryOf(format: string): string {
  const code = bare(format)
  if (format === 'General') return 'General'
  if (code === '@') return 'Text'
  if (/^0{5}(-0{4})?$|^0{3}-0{2}-0{4}$/.test(code)) return 'Special'
  if (/_\(.*\*/.test(format) || /_-.*\*/.test(format)) return 'Accounting'
  if (/^[#0,]*0(\.0+)?%$/.test(code)) return 'Percentage'
  if (/^[#0.]*0E\+0+$/i.test(code)) return 'Scientific'
  if (/^#\s*\?+\/(\?+|\d+)$/.test(code)) return 'Fraction'
  if (/\[?[hs]+\]?/i.test(code) && !/[dy]/i.test(code) && /h|s/i.test(code.replace(/\[\$[^\]]*\]/g, '')))
    return 'Time'
  if (/[dy]|m{3}/i.test(code.replace(/\[\$[^\]]*\]/g, ''))) return 'Date'
  if (/^(?:\[\$[^\]]*\]|[$€£¥])/.test(code) && /^[^;]*[#0,]*0(\.0+)?/.test(code)) return 'Currency'
  if (/^[#0,]*0(\.0+)?(_\))?(;.*)?$/.test(code)) return 'Number'
  return 'Custom'
}
