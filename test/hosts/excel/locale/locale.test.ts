// What is typed in other languages' settings, and how it is shown there.
import { expect, test } from '@jest/globals'
import { excelValue } from '../calculation/excel-value.ts'
import { parseEntry } from '../model/parse-entry.ts'
import { formatOfUnitedStates, formatted, localFormat } from './local-formats.ts'
import { keptFormula, shownFormula } from './local-formulas.ts'
import { type LocaleName, localeOf } from './locales.ts'

const german = localeOf('de-DE')

test.each([
  ['=PENGUIN.COST("Acme";"2026-10")', '=PENGUIN.COST("Acme","2026-10")'],
  ['=ROUND(PENGUIN.COST(A2;B1)*1,5;2)', '=ROUND(PENGUIN.COST(A2,B1)*1.5,2)'],
  [
    `=SUM('a;b,1'!A1:B2;Tab[[#This Row],[a;1,5]];"x;1,5 ""y""";,5)`,
    `=SUM('a;b,1'!A1:B2,Tab[[#This Row],[a;1,5]],"x;1,5 ""y""",.5)`,
  ],
  ['=INDEX({1,5.TRUE.FALSE;"a.b".#N/A.-4,5};1;;2)', '=INDEX({1.5,TRUE,FALSE;"a.b",#N/A,-4.5},1,,2)'],
  ['=SUM((A1;B1);1,5E3;Sheet.1!A1#;1:1)', '=SUM((A1,B1),1.5E3,Sheet.1!A1#,1:1)'],
  ['=LET(x;1,5;LAMBDA(y;y*2)(x))', '=LET(x,1.5,LAMBDA(y,y*2)(x))'],
  ['=SUM(1,2)', '=SUM(1.2)'],
])('%s is kept as %s, and shown again', (typed, kept) => {
  expect(keptFormula(typed, german)).toBe(kept)
  expect(shownFormula(kept, german)).toBe(typed)
})

test.each(['=SUM(1.5;2)', '=SUM(A1,B1)', '=PENGUIN.COST("Acme","2026-10")', '=A1,5', '="a"1'])(
  '%s has marks that are none of a German Excel',
  (typed) => expect(keptFormula(typed, german)).toBeNull(),
)

test.each<[LocaleName, string, string | number, string]>([
  ['de-DE', '1.234,5', 1234.5, '#,##0.00'],
  ['de-DE', '1.234', 1234, '#,##0'],
  ['de-DE', '1,5', 1.5, ''],
  ['de-DE', '1.5', '1.5', ''],
  ['de-DE', '1.23.456', '1.23.456', ''],
  ['de-DE', '1,234.5', '1,234.5', ''],
  ['de-DE', '1,5 %', 0.015, '0.00%'],
  ['de-DE', '1.234,50 €', 1234.5, '#,##0.00€'],
  ['de-DE', '2026-10', 46_296, 'mmm-yy'],
  ['de-DE', '1.10.2026', 46_296, 'm/d/yyyy'],
  ['de-DE', '01.10.26', 46_296, 'm/d/yyyy'],
  ['de-DE', '1.10.2026 10:30', 46_296.4375, 'm/d/yyyy h:mm'],
  ['de-DE', '10.2026', 46_296, 'mmm-yy'],
  ['de-DE', '5. Okt 2026', 46_300, 'd-mmm-yy'],
  ['de-DE', 'März 2026', 46_082, 'mmm-yy'],
  ['de-DE', '13.13.2026', '13.13.2026', ''],
  ['de-DE', '202610', 202_610, ''],
  ['de-DE', "'2026-10", '2026-10', ''],
  ['de-DE', 'Q3 2026', 'Q3 2026', ''],
  ['fr-FR', '1 234,5', 1234.5, '#,##0.00'],
  ['fr-FR', '01/10/2026', 46_296, 'm/d/yyyy'],
  ['fr-FR', '1 oct 2026', 46_296, 'd-mmm-yy'],
  ['en-GB', '1/10/2026', 46_296, 'm/d/yyyy'],
  ['en-GB', '10/13/2026', '10/13/2026', ''],
  ['en-GB', '£1,234.50', 1234.5, '£#,##0.00'],
])('in %s, %s is read as %s', (name, typed, value, format) => {
  const cell = parseEntry(typed, 'General', localeOf(name))
  const pattern = (typeof cell.s === 'object' && cell.s?.n?.pattern) || ''
  expect([excelValue(cell), pattern]).toEqual([value, format])
})

test.each<[LocaleName, string, string, string]>([
  ['de-DE', '#,##0.00', '46.296,50', '#.##0,00'],
  ['de-DE', 'General', '46296,5', 'Standard'],
  ['de-DE', 'mmm-yy', 'Okt 26', 'MMM JJ'],
  ['de-DE', 'm/d/yyyy', '01.10.2026', 'TT.MM.JJJJ'],
  ['de-DE', 'm/d/yyyy h:mm', '01.10.2026 12:00', 'TT.MM.JJJJ hh:mm'],
  ['de-DE', '"at least "#,##0.00', 'at least 46.296,50', '"at least "#.##0,00'],
  ['fr-FR', '#,##0.00', '46\u202f296,50', '#\u202f##0,00'],
  ['fr-FR', 'm/d/yyyy', '01/10/2026', 'jj/mm/aaaa'],
  ['en-GB', 'm/d/yyyy', '01/10/2026', 'dd/mm/yyyy'],
  ['en-US', 'm/d/yyyy', '10/1/2026', 'm/d/yyyy'],
])('in %s, %s shows %s and is written %s', (name, format, shown, written) => {
  const locale = localeOf(name)
  expect(formatted(format, 46_296.5, locale)).toBe(shown)
  expect(localFormat(format, locale)).toBe(written)
  expect(formatOfUnitedStates(written, locale)).toBe(format)
})
