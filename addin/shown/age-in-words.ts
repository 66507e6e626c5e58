// How old something is, as people count it: hours up to two days, whole days from there.
import { counted } from '../../shared/ranges/grouped-numbers.ts'

export function ageInWords(hours: number): string {
  return hours < 48 ? counted(hours, 'hour') : counted(Math.floor(hours / 24), 'day')
}
