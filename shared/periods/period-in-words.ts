// A period as people call it.

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** `October 2026`, `Q4 2026`, `Year 2026`. @param period `YYYY-MM`, `YYYY-Qn` or `YYYY` */
export function periodInWords(period: string): string {
  const [year, part] = period.split('-')
  if (part === undefined) return `Year ${year}`
  return part.startsWith('Q') ? `${part} ${year}` : MONTH.format(new Date(`${period}-01T00:00Z`))
}
