// A cell of text as a value of a type, the way Power Query converts it in the culture en-US; what cannot be is an error.
import { MError, type MType, type MValue } from './m-values.ts'

const FORMS: Readonly<Record<string, RegExp>> = {
  number: /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/,
  'Int64.Type': /^-?\d+$/,
  logical: /^(true|false)$/i,
  text: /^/,
}

export function converted(cell: MValue, { name }: MType): MValue {
  if (cell === null) return null
  const form = FORMS[name]
  if (form === undefined) throw new Error(`M is not evaluated here: type ${name}`)
  if (typeof cell !== 'string' || !form.test(cell)) {
    throw new MError(`We couldn't convert ${JSON.stringify(cell)} to ${name}.`)
  }
  if (name === 'logical') return cell.toLowerCase() === 'true'
  return name === 'text' ? cell : Number(cell)
}
