// A digest: new, worse, still open and resolved, each alert once; none where there is nothing to say; as text and as HTML.
import { describe, expect, test } from '@jest/globals'
import { STATEMENTS } from '../../../shared/approximation/statements.ts'
import type { AlertBook, AlertRecord } from '../../../shared/contract/alerts/alert-record.ts'
import { DEFAULT_PREFERENCES, type DigestKind } from '../../../shared/contract/alerts/preferences.ts'
import { type Digest, digestFor } from '../../../shared/digests/digest-for.ts'
import { htmlOf } from '../../../shared/digests/html-of.ts'
import { type DigestLedger, NOTHING_TOLD, prunedLedger } from '../../../shared/digests/ledger.ts'
import { textOf } from '../../../shared/digests/text-of.ts'
import { ACME, ACME_OWNER, acknowledged, alert, BIRCH, bookAfter, CFO, day } from '../alerts/alert-world.ts'

const IDLE = alert('idle_vps', 'v')
const AT_RISK = alert('revenue_at_risk', ACME)
const LINKS = {
  root: 'https://figures.example.net/api/v1',
  unsubscribe: 'https://u.example.net/?t=a&u=b',
}

interface Asked {
  readonly to?: number
  readonly ledger?: DigestLedger
  readonly kind?: DigestKind
  readonly person?: typeof CFO
}
const digest = (
  book: AlertBook,
  { to = 31, ledger = NOTHING_TOLD, kind = 'monthly', person = CFO }: Asked = {},
) =>
  digestFor({
    person,
    records: book.records,
    kind,
    period: { monthly: '2026-10', quarterly: '2026-Q3', at_once: null }[kind],
    window: { from: day(to - 31), to: day(to) },
    preferences: DEFAULT_PREFERENCES,
    ledger,
  })
const sections = (one: Digest | null) =>
  one?.document.sections.map(({ name, lines }) => [name, ...lines.map(({ key }) => key)]) ?? null

describe('from review to review', () => {
  test('an alert is new, then still open, then resolved, and then nothing', () => {
    const first = digest(bookAfter([0, IDLE]))
    const ledger = first?.ledger ?? NOTHING_TOLD
    const second = digest(bookAfter([0, IDLE]), { to: 62, ledger })
    const ended = bookAfter([0, IDLE], [70])
    const third = digest(ended, { to: 93, ledger })
    expect([first, second, third].map(sections)).toEqual([
      [['new', 'idle_vps:v#1']],
      [['open', 'idle_vps:v#1']],
      [['resolved', 'idle_vps:v#1']],
    ])
    expect(digest(ended, { to: 124, ledger: third?.ledger ?? NOTHING_TOLD })).toBeNull()
  })

  test('a digest is sent once: the same window, or an earlier one, gives none', () => {
    const { ledger } = digest(bookAfter([0, IDLE])) as Digest
    expect([
      digest(bookAfter([0, IDLE]), { ledger }),
      digest(bookAfter([0, IDLE]), { to: 20, ledger }),
    ]).toEqual([null, null])
  })

  test('what came and went before anybody was told is told once, as that, in a first digest too; what did so before its review is not', () => {
    const book = bookAfter([0, IDLE], [3])
    const first = digest(book)
    expect(sections(first)).toEqual([['passed', 'idle_vps:v#1']])
    expect(first?.document.subject).toBe('Monthly review of October 2026: 1 came and went')
    expect(textOf((first as Digest).document, LINKS)).not.toMatch(/last digest/)
    expect(digest(book, { ledger: first?.ledger ?? NOTHING_TOLD, to: 62 })).toBeNull()
    expect(digest(book, { to: 62 })).toBeNull()
  })

  test('what became graver is told as that; what is new after the window waits', () => {
    const { ledger } = digest(bookAfter([0, alert('bounce_rate_elevated', ACME)])) as Digest
    const worse = bookAfter(
      [0, alert('bounce_rate_elevated', ACME)],
      [40, alert('bounce_rate_critical', ACME)],
    )
    expect(sections(digest(worse, { to: 62, ledger }))).toEqual([['worse', `bounce_rate:${ACME}#1`]])
    expect(digest(bookAfter([31, IDLE]))).toBeNull()
  })

  test('a notice is news once, and neither open nor resolved later', () => {
    const book = bookAfter([1, alert('benchmarks_updated', 'v7')], [30])
    const first = digest(book)
    expect(sections(first)).toEqual([['new', 'benchmarks_updated:v7#1']])
    expect(digest(book, { to: 62, ledger: first?.ledger ?? NOTHING_TOLD })).toBeNull()
  })

  test('the gravest comes first, also where it is no news; what is over comes last, however grave it was', () => {
    const told = digest(bookAfter([0, AT_RISK, alert('revenue_at_risk', BIRCH)])) as Digest
    const book = bookAfter(
      [0, AT_RISK, alert('revenue_at_risk', BIRCH)],
      [40, AT_RISK, IDLE],
      [41, AT_RISK, IDLE, alert('cost_above_list_price', ACME)],
      [42, AT_RISK, IDLE],
    )
    const next = digest(book, { to: 62, ledger: told.ledger })
    expect(next?.document.sections.map(({ name, lines }) => [name, lines[0]?.severity])).toEqual([
      ['open', 'Critical'],
      ['new', alert('idle_vps', 'v').severity],
      ['resolved', 'Critical'],
      ['passed', 'High'],
    ])
  })

  test('alerts that the person acknowledged all are nothing to say, until there is news beside them', () => {
    const { ledger } = digest(bookAfter([0, IDLE])) as Digest
    const known = acknowledged(bookAfter([0, IDLE]), 'idle_vps:v', 'cfo', day(2))
    expect(digest(known, { to: 62, ledger })).toBeNull()
    const beside = acknowledged(bookAfter([0, IDLE], [40, IDLE, AT_RISK]), 'idle_vps:v', 'cfo', day(2))
    const second = digest(beside, { to: 62, ledger })
    expect(sections(second)).toEqual([
      ['new', `revenue_at_risk:${ACME}#1`],
      ['open', 'idle_vps:v#1'],
    ])
    expect(second?.document.sections[1]?.lines[0]?.note).toContain('You acknowledged it on 2026-10-03.')
  })
})

describe('at once', () => {
  test('Critical alerts are told in the run that finds them, and are still open in the review', () => {
    const book = bookAfter([0, IDLE, AT_RISK])
    const now = digest(book, { kind: 'at_once', to: 1 }) as Digest
    expect(sections(now)).toEqual([['new', `revenue_at_risk:${ACME}#1`]])
    expect(
      digest(bookAfter([0, AT_RISK], [1, AT_RISK]), { kind: 'at_once', to: 2, ledger: now.ledger }),
    ).toBeNull()
    expect(sections(digest(book, { ledger: now.ledger }))).toEqual([
      ['open', `revenue_at_risk:${ACME}#1`],
      ['new', 'idle_vps:v#1'],
    ])
  })

  test('what the person acknowledged already is not sent', () => {
    const book = acknowledged(bookAfter([0, AT_RISK]), AT_RISK.id, 'cfo', day(1))
    expect(digest(book, { kind: 'at_once', to: 2 })).toBeNull()
    expect(digest(book, { kind: 'at_once', to: 2, person: ACME_OWNER })).not.toBeNull()
  })
})

describe('as a message', () => {
  const hostile = {
    ...AT_RISK,
    title: '<img src=x onerror=1> & Söhne\r\nBcc: x\u202egnp',
    detail: 'modeled "quote"',
  }
  const { document } = digest(bookAfter([0, hostile, IDLE])) as Digest
  const html = htmlOf(document, LINKS)
  const text = textOf(document, LINKS)

  test('its subject has our own words and counts alone', () => {
    expect(document.subject).toBe('Monthly review of October 2026: 2 new (1 Critical)')
  })

  test('of a quarter it names the quarter', () => {
    const [record] = bookAfter([0, IDLE]).records as [AlertRecord]
    const book = { ...bookAfter([0]), records: [{ ...record, cycle: 'quarterly' as const }] }
    expect(digest(book, { kind: 'quarterly' })?.document.subject).toBe('Quarterly review of Q3 2026: 1 new')
  })

  test('data are text: escaped, on one line, in the direction of the message', () => {
    expect(html).toContain('&lt;img src=x onerror=1&gt; &amp; Söhne Bcc: x gnp')
    expect(html).not.toMatch(/<img|<script|<link|url\(|\ssrc=[^x]|http:/)
    expect(text).toContain('* Critical, Revenue Risk: <img src=x onerror=1> & Söhne Bcc: x gnp\n')
    expect(`${html}${text}`).not.toMatch(/[\r\u202e]/)
  })

  test('has both statements and how it is modeled where anything is, and not where nothing is', () => {
    expect(document.modeled).toEqual([expect.stringContaining('Revenue at risk is modeled'), ...STATEMENTS])
    for (const statement of STATEMENTS) {
      expect(text).toContain(statement)
      expect(html).toContain(statement)
    }
    expect(digest(bookAfter([0, IDLE]))?.document.modeled).toEqual([])
  })

  test('has room for so many: the gravest are shown, all are counted, and all count as told', () => {
    const many = Array.from({ length: 1_240 }, (_, server) => alert('idle_vps', `v${server}`))
    const one = digest(bookAfter([0, AT_RISK, ...many])) as Digest
    const { subject, sections: shown } = one.document
    expect(subject).toBe('Monthly review of October 2026: 1241 new (1 Critical)')
    expect(shown.map(({ lines, more }) => [lines.length, more])).toEqual([[30, 1_211]])
    expect(shown[0]?.lines[0]?.severity).toBe('Critical')
    expect(Object.keys(one.ledger.told)).toHaveLength(1_241)
    expect(textOf(one.document, LINKS)).toContain(`New (1,241)\n`)
    expect(textOf(one.document, LINKS)).toContain(`and 1,211 more: ${LINKS.root}/system/alerts`)
    expect(htmlOf(one.document, LINKS)).toContain(`href="${LINKS.root}/system/alerts"`)
  })

  test('leads to what shows more, and says how to unsubscribe', () => {
    expect(text).toContain(`https://figures.example.net/api/v1/system/tenants/${ACME}/summary\n`)
    expect(text).toContain('Unsubscribe: https://u.example.net/?t=a&u=b')
    expect(html).toContain('href="https://u.example.net/?t=a&amp;u=b"')
    expect(text.split('\n').every((line) => line.length < 990)).toBe(true)
  })

  test('leads nowhere but out of it where there are no pages that a person can open, and says whom to ask', () => {
    const without = { ...LINKS, root: null }
    const [ofText, ofHtml] = [textOf(document, without), htmlOf(document, without)]
    expect(ofText.match(/https:\S+/g)).toEqual([LINKS.unsubscribe])
    expect(ofHtml.match(/href=/g)).toHaveLength(1)
    for (const words of [ofText, ofHtml]) expect(words).toContain('Whoever runs Penguin Figures for you')
  })

  test('is the same bytes for the same input, whatever order the records come in', () => {
    const book = bookAfter([0, hostile, IDLE])
    const other = digest({ ...book, records: book.records.toReversed() }) as Digest
    expect([htmlOf(other.document, LINKS), textOf(other.document, LINKS)]).toEqual([html, text])
  })
})

test('a ledger forgets what is no longer kept', () => {
  const { ledger } = digest(bookAfter([0, IDLE, AT_RISK])) as Digest
  expect(Object.keys(prunedLedger(ledger, new Set(['idle_vps:v#1'])).told)).toEqual(['idle_vps:v#1'])
})
