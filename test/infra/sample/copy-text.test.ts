// What COPY would misread is escaped, and an unknown value is not an empty one.
import { describe, expect, it } from '@jest/globals'
import { copyText } from '../../../infra/local/sample/copy-text.ts'

describe('rows as COPY text', () => {
  it('tells an unknown value from an empty text', () => {
    expect(copyText([{ first: null, second: '', third: 0 }], ['first', 'second', 'third'])).toBe('\\N\t\t0\n')
  })

  it('keeps an empty first column apart from the next', () => {
    expect(copyText([{ first: '', second: 'x' }], ['first', 'second'])).toBe('\tx\n')
  })

  it('escapes tabs, line ends and backslashes', () => {
    expect(copyText([{ text: 'a\tb\nc\rd\\' }], ['text'])).toBe('a\\tb\\nc\\rd\\\\\n')
  })

  it('writes lists as array literals', () => {
    expect(copyText([{ roles: ['a', 'b"c'] }], ['roles'])).toBe('{"a","b\\\\"c"}\n')
  })
})
