// Puts values into a page: {{name}} stands for one. A name that is left over, or a value that nothing asks for, is a
// mistake.

/** What is HTML already, made by this build. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

const PLACE = /\{\{(\w+)\}\}/g

export function fillPage(page: string, values: Readonly<Record<string, string | Html>>): string {
  const used = new Set<string>()
  const filled = page.replace(PLACE, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`The page asks for {{${name}}}, and nothing is given for it.`)
    used.add(name)
    return value instanceof Html ? value.text : escapeHtml(value)
  })
  const unused = Object.keys(values).filter((name) => !used.has(name))
  if (unused.length > 0) throw new Error(`The page does not ask for {{${unused.join('}}, {{')}}}.`)
  return filled
}

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign)
}
