// The font of a cell that says nothing of its font.
import { CALIBRI, type DefaultFont } from '../../files/cell-formats.ts'
import type { World } from '../../world.ts'

export function defaultFont({ model }: World): DefaultFont {
  const book = model.book.getWorkbook()
  const { defaultStyle } = book.getSnapshot()
  const style = typeof defaultStyle === 'string' ? book.getStyles().get(defaultStyle) : defaultStyle
  return { name: style?.ff ?? CALIBRI.name, size: style?.fs ?? CALIBRI.size }
}
