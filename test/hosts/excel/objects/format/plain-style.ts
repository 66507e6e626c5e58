// How a cell looks that is to look plain in a row, a column or a sheet that does not.
import type { IStyleData } from '@univerjs/core'

/** What a cell says where its row, column or sheet says something else, and it is to look as if none of them did. */
const PLAIN: IStyleData = {
  bg: { rgb: '' },
  bl: 0,
  cl: { rgb: '#000000' },
  ff: 'Calibri',
  fs: 11,
  ht: 0,
  it: 0,
  n: { pattern: 'General' },
  pd: { l: 0 },
  st: { s: 0 },
  tb: 0,
  tr: { a: 0 },
  ul: { s: 0 },
  vt: 0,
}

/** @returns what is to be said of the fields that are taken away, where something below the cell says otherwise */
export function plainOver(below: IStyleData, style: object): object {
  const isHidden = ([key, value]: [string, unknown]) =>
    value === null && below[key as keyof IStyleData] !== undefined
  const hidden = Object.entries(style).filter(isHidden)
  return Object.fromEntries(hidden.map(([key]) => [key, PLAIN[key as keyof IStyleData] ?? null]))
}
