// What is put into a page is text there, and nothing is forgotten.
import { describe, expect, test } from '@jest/globals'
import { fillPage, Html } from '../../../addin/build/fill-page.ts'

describe('A page', () => {
  test('shows a value as text, whatever signs it has', () => {
    expect(fillPage('<p title="{{a}}">{{a}}</p>', { a: '<b> & "c"' })).toBe(
      '<p title="&lt;b&gt; &amp; &quot;c&quot;">&lt;b&gt; &amp; &quot;c&quot;</p>',
    )
  })

  test('takes HTML of our own as it is, with dollar signs too', () => {
    expect(fillPage('{{a}}', { a: new Html('<b>$1 $&</b>') })).toBe('<b>$1 $&</b>')
  })

  test('that asks for what is not given, or is given what it does not ask for, is a mistake', () => {
    expect(() => fillPage('{{a}}', {})).toThrow('The page asks for {{a}}, and nothing is given for it.')
    expect(() => fillPage('', { b: '1' })).toThrow('The page does not ask for {{b}}.')
  })
})
