// The style of a file's cell, of what the model says of its sheet, its column, its row and itself.
import type { Style } from '@cj-tech-master/excelts'
import type { CustomData, IStyleData, IWorkbookData, IWorksheetData, Nullable } from '@univerjs/core'
import { CALIBRI, type DefaultFont, GENERAL, QUOTED, toFileStyle } from './cell-formats.ts'
import { type CellExtras, extrasOf, type WorksheetExtras } from './extras.ts'

/** What may have a style: the later ones go before the earlier. */
export type Layer = Nullable<{ s?: Nullable<IStyleData | string>; custom?: Nullable<CustomData> }>

export interface StyleSource {
  /** Equal styles are the same object, which the library counts on to be fast. */
  style(layers: readonly Layer[], isQuoted: boolean): Partial<Style>
  numberFormat(layers: readonly Layer[]): string
}

export function styleSource(styles: IWorkbookData['styles'], font: DefaultFont): StyleSource {
  const known = new Map<string, Partial<Style>>()
  const styleOf = (layer: Layer) => (typeof layer?.s === 'string' ? styles[layer.s] : layer?.s)
  const numberFormat = (layers: readonly Layer[]) =>
    layers.reduce<string>((format, layer) => styleOf(layer)?.n?.pattern ?? format, GENERAL)
  const fileStyle = (layers: readonly Layer[], isQuoted: boolean) => {
    const said = layers.map((layer) => [layer?.s, layer?.custom ? protectionOf(layer.custom) : undefined])
    const key = JSON.stringify([said, isQuoted])
    const found = known.get(key)
    if (found) return found
    const style = Object.assign({}, ...layers.map(styleOf)) as IStyleData
    const extras = Object.assign({}, ...said.map(([, protection]) => protection)) as CellExtras
    const file = { ...toFileStyle(style, extras, font), ...(isQuoted ? QUOTED : {}) }
    known.set(key, file)
    return file
  }
  return { style: fileStyle, numberFormat }
}

function protectionOf(custom: CustomData): CellExtras {
  const { locked, formulaHidden } = extrasOf<CellExtras>(custom)
  return {
    ...(locked === undefined ? {} : { locked }),
    ...(formulaHidden === undefined ? {} : { formulaHidden }),
  }
}

/** @returns what every cell of the sheet has, or null where that is nothing */
export function sheetLayer({ defaultStyle, custom }: Partial<IWorksheetData>): Layer {
  const { cells } = extrasOf<WorksheetExtras>(custom)
  if (!defaultStyle && !cells) return null
  return { s: defaultStyle ?? null, ...(cells ? { custom: { excel: cells } } : {}) }
}

/** The font of cells that say nothing else. */
export function defaultFont({ defaultStyle, styles }: IWorkbookData): DefaultFont {
  const style = typeof defaultStyle === 'string' ? styles[defaultStyle] : defaultStyle
  return { name: style?.ff ?? CALIBRI.name, size: style?.fs ?? CALIBRI.size }
}
