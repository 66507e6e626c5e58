// Rules by which cells look otherwise while a formula holds, in a file.
import type { Worksheet } from '@cj-tech-master/excelts'
import { toFileColor } from './colors.ts'
import type { ConditionalRule } from './extras.ts'

export function writeConditionalRules(sheet: Worksheet, rules: readonly ConditionalRule[]): void {
  for (const [index, { area, formula, fill, font, bold, lineAbove }] of rules.entries()) {
    const color = toFileColor(fill)
    const fontColor = toFileColor(font)
    const lineColor = toFileColor(lineAbove)
    sheet.addConditionalFormatting({
      ref: area,
      rules: [
        {
          type: 'expression',
          // The newest one first.
          priority: rules.length - index,
          formulae: [formula.slice(1)],
          style: {
            ...(color ? { fill: { type: 'pattern', pattern: 'solid', bgColor: color } } : {}),
            ...(fontColor || bold
              ? { font: { ...(fontColor ? { color: fontColor } : {}), ...(bold ? { bold } : {}) } }
              : {}),
            ...(lineColor ? { border: { top: { style: 'thin', color: lineColor } } } : {}),
          },
        },
      ],
    })
  }
}

export function readConditionalRules(sheet: Worksheet): ConditionalRule[] {
  const read = sheet.conditionalFormattings.flatMap(({ ref, rules }) =>
    rules.flatMap((rule) => {
      if (rule.type !== 'expression') return []
      const { fill, font, border } = rule.style ?? {}
      const lineAbove = colorOf(border?.top?.color)
      const color = fill?.type === 'pattern' ? colorOf(fill.bgColor) : undefined
      const fontColor = colorOf(font?.color)
      return [
        {
          priority: rule.priority ?? 0,
          area: ref,
          formula: `=${String(rule.formulae?.[0] ?? '')}`,
          ...(color ? { fill: color } : {}),
          ...(fontColor ? { font: fontColor } : {}),
          ...(font?.bold ? { bold: true } : {}),
          ...(lineAbove ? { lineAbove } : {}),
        },
      ]
    }),
  )
  return read
    .toSorted((one, other) => other.priority - one.priority)
    .map(({ priority: _, ...rule }, index) => ({ ...rule, id: `{${index + 1}}` }))
}

const colorOf = (color: { argb?: string } | undefined): string | undefined =>
  color?.argb ? `#${color.argb.slice(-6).toUpperCase()}` : undefined
