// The pages of the embedded mailbox: its list, and one message as mail programs show it, HTML and text side by side.
import { utcDate } from '../../../shared/periods/utc-date.ts'
import { counted } from '../../../shared/ranges/grouped-numbers.ts'
import { htmlText } from '../../../shared/text/html-text.ts'
import { oneLine } from '../../../shared/text/one-line.ts'
import type { KeptMail } from './kept-mails.ts'
import { STYLE } from './style.ts'

/** Where one message stands. */
export const MESSAGES = '/messages/'
/** Below a message: its HTML alone, for the frame. */
export const FRAMED = '/html'

export function listPage(mails: readonly KeptMail[]): string {
  if (mails.length === 0) {
    return page(
      'Mailbox',
      '<h1>Mailbox</h1>\n<p>No messages yet: what the embedded system mails stands here.</p>',
    )
  }
  const rows = mails.map(
    ({ id, at, to, subject }) =>
      `<li><a href="${MESSAGES}${shown(id)}">${shown(subject)}</a><br>To ${shown(to)}, received ${time(at)} UTC</li>`,
  )
  return page(
    'Mailbox',
    `<h1>Mailbox</h1>
<p>${shown(counted(mails.length, 'message'))}, newest first. Nothing leaves this machine.</p>
<ul>
${rows.join('\n')}
</ul>`,
  )
}

/** @param isPostable whether the message's unsubscribe link leads where this page may post to */
export function messagePage(mail: KeptMail, isPostable: boolean): string {
  const { id, at, to, subject, text, headers } = mail
  return page(
    subject,
    `<nav><a href="/">All messages</a></nav>
<h1>${shown(subject)}</h1>
<dl>
<dt>To</dt><dd>${shown(to)}</dd>
<dt>Received</dt><dd>${time(at)} UTC</dd>
${headers.map(({ name, value }) => `<dt>${shown(name)}</dt><dd>${shown(value)}</dd>`).join('\n')}
</dl>
${unsubscribing(mail, isPostable)}
<div class="bodies">
<section aria-labelledby="as-html"><h2 id="as-html">As HTML</h2>
<iframe title="The message as HTML" src="${MESSAGES}${shown(id)}${FRAMED}" sandbox="allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer"></iframe></section>
<section aria-labelledby="as-text"><h2 id="as-text">As text</h2>
<pre tabindex="0" aria-labelledby="as-text">${htmlText(text)}</pre></section>
</div>`,
  )
}

/** A message's HTML as the frame shows it: its links open in tabs of their own. */
export function framedHtml({ html }: KeptMail): string {
  return html.replace('<head>', '<head><base target="_blank">')
}

export function notFoundPage(): string {
  return page('Not found', '<nav><a href="/">All messages</a></nav>\n<h1>There is no such message</h1>')
}

/** As a person does it, and as a mail program does it for them. */
function unsubscribing({ unsubscribe }: KeptMail, isPostable: boolean): string {
  const link = `<a href="${shown(unsubscribe)}" target="_blank" rel="noreferrer">Open the unsubscribe page</a>`
  if (!isPostable) return `<p>${link}</p>`
  return `<form method="post" action="${shown(unsubscribe)}" target="_blank"><p>${link}
<input type="hidden" name="List-Unsubscribe" value="One-Click">
<button type="submit">Unsubscribe in one click, as a mail program does</button></p></form>`
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${shown(title)}</title><style>${STYLE}</style></head>
<body><main>
${body}
</main></body>
</html>
`
}

function time(at: string): string {
  const instantMs = Date.parse(at)
  const ofDay = new Date(instantMs).toISOString().slice(11, 16)
  return `<time datetime="${shown(at)}">${utcDate(instantMs)} ${ofDay}</time>`
}

function shown(text: string): string {
  return htmlText(oneLine(text))
}
