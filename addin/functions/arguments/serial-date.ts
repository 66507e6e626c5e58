// Dates as Excel keeps them: days since the end of 1899, the time as a fraction, without a zone. They are read as UTC,
// like every date of the figures.

const DAY_MS = 24 * 60 * 60 * 1000
/** Day 0. Right from March 1900 on: before it, Excel counts a 29 February that never was. */
const EPOCH_MS = Date.UTC(1899, 11, 30)

/** 1 January 2000: below it lie numbers that are no dates here, such as 2026. */
const FIRST = 36_526
/** 31 December 2199: above it lie numbers that are no dates here, such as 202610, which would be a day of 2454. */
const LAST = 109_574

export function isSerialDate(number: number): boolean {
  return number >= FIRST && number < LAST + 1
}

/** Epoch milliseconds; a fraction that means whole milliseconds is rounded to them. */
export function serialDateMs(serial: number): number {
  return EPOCH_MS + Math.round(serial * DAY_MS)
}
