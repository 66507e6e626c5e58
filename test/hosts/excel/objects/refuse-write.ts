// What Excel refuses to write or move, before anything is changed.
import type { RangePlace } from './range-place.ts'

export function refuseWrite(_range: RangePlace, _what: 'value' | 'format'): void {}
export function refuseStructure(_range: RangePlace, _what: 'insert' | 'delete', _shift: string): void {}
