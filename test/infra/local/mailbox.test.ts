// The embedded mailbox: messages are kept once, seen newest first, and nothing in them runs, loads or breaks out.
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { Mail } from '../../../functions/delivery/mail/mailer.ts'
import { mailboxMailer } from '../../../infra/local/mailbox/kept-mails.ts'
import { type RunningMailbox, startMailbox } from '../../../infra/local/mailbox.ts'

const API = 'http://localhost:8088'
const MAIL: Mail = {
  id: '11111111-1111-4111-8111-111111111111',
  to: 'cfo@sample.example',
  subject: 'Monthly review of October 2026: 1 new',
  text: 'one <script>alert(1)</script>',
  html: '<!doctype html><html><head><title>x</title></head><body><a href="https://e.net/">Show more</a></body></html>',
  unsubscribe: `${API}/unsubscribe?t=1&k="monthly"`,
}
const OTHER = { ...MAIL, id: '22222222-2222-4222-8222-222222222222' }

let folder = ''
let mailbox: RunningMailbox
let nowMs = Date.UTC(2026, 10, 1, 7)
const mailer = () => mailboxMailer(join(folder, 'mailbox'), () => nowMs)
const get = async (path: string) => {
  const response = await fetch(`${mailbox.url}${path}`)
  return { status: response.status, headers: response.headers, html: await response.text() }
}
beforeEach(async () => {
  nowMs = Date.UTC(2026, 10, 1, 7)
  folder = await mkdtemp(join(tmpdir(), 'penguin-mailbox-'))
  mailbox = await startMailbox({ port: 0, folder: join(folder, 'mailbox'), unsubscribeOrigin: API })
})
afterEach(async () => {
  await mailbox.stop()
  await rm(folder, { recursive: true })
})

test('a mailbox that nothing came to says so', async () => {
  expect(await get('/')).toMatchObject({ status: 200, html: expect.stringContaining('No messages yet') })
})

test('messages stand newest first, and one that comes again stands once, as it was', async () => {
  await mailer().send(MAIL)
  nowMs += 60_000
  await mailer().send({ ...OTHER, subject: 'Later <b>one</b>' })
  await mailer().send({ ...MAIL, subject: 'the same again' })
  await writeFile(join(folder, 'mailbox', 'notes.json'), 'mine')
  const { html } = await get('/')
  expect(html).toContain('2 messages, newest first')
  expect(html.indexOf('Later &lt;b&gt;one&lt;/b&gt;')).toBeLessThan(html.indexOf(MAIL.subject))
  expect(html).not.toContain('the same again')
  expect(html).toContain('<time datetime="2026-11-01T07:01:00Z">2026-11-01 07:01</time>')
  expect(await readdir(join(folder, 'mailbox'))).toHaveLength(3)
})

test('a message shows its text escaped, its HTML in a frame that runs nothing, and where it is unsubscribed', async () => {
  await mailer().send(MAIL)
  const { html, headers } = await get(`/messages/${MAIL.id}`)
  expect(html).toContain('one &lt;script&gt;alert(1)&lt;/script&gt;')
  expect(html).toMatch(
    /<iframe title="[^"]+" src="[^"]+" sandbox="allow-popups allow-popups-to-escape-sandbox"/,
  )
  expect(html).toContain(
    '<form method="post" action="http://localhost:8088/unsubscribe?t=1&amp;k=&quot;monthly&quot;"',
  )
  expect(html).toContain('<dt>List-Unsubscribe-Post</dt><dd>List-Unsubscribe=One-Click</dd>')
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toContain(`default-src 'none'`)
  expect(policy).toContain(`form-action ${API};`)
  expect(policy).not.toContain('unsafe')
  const framed = await get(`/messages/${MAIL.id}/html`)
  expect(framed.html).toBe(MAIL.html.replace('<head>', '<head><base target="_blank">'))
  expect(framed.headers.get('content-security-policy')).toMatch(/^sandbox (?!.*allow-(scripts|same-origin))/)
})

test('a link that leads elsewhere is a link, and is not posted to', async () => {
  await mailer().send({ ...MAIL, unsubscribe: 'https://elsewhere.example.net/u' })
  const { html } = await get(`/messages/${MAIL.id}`)
  expect(html).toContain('href="https://elsewhere.example.net/u"')
  expect(html).not.toContain('<form')
})

test.each([
  '/messages/33333333-3333-4333-8333-333333333333',
  '/messages/..%2f..%2fpackage',
  '/messages/%2e%2e/running',
  '/messages/',
  '/elsewhere',
])('%s is no message', async (path) => {
  await mailer().send(MAIL)
  expect(await get(path)).toMatchObject({ status: 404, html: expect.stringContaining('no such message') })
})

test('nothing is changed through the page, and no id leaves the folder', async () => {
  const posted = await fetch(`${mailbox.url}/messages/${MAIL.id}`, { method: 'DELETE' })
  expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  await expect(mailer().send({ ...MAIL, id: '../outside' })).rejects.toThrow('UUID')
})
