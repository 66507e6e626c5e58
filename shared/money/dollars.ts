// Whole cents as dollars with two decimals, the form shown to people, in CSV and in workbooks (figure book, section 2).

/** 101325 is "1013.25"; negative amounts keep their sign. No grouping, so a spreadsheet reads it as a number. */
export function dollars(cents: number): string {
  const magnitude = Math.abs(cents)
  const text = `${Math.floor(magnitude / 100)}.${String(magnitude % 100).padStart(2, '0')}`
  return cents < 0 ? `-${text}` : text
}
