// The page behind the link of a digest. All of it is our own text: it names nobody, and nothing of a request is written into it
// but the sealed token, which is letters, digits, hyphens, dots and underscores.
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type { DigestKind } from '../../../shared/contract/alerts/preferences.ts'
import { htmlText } from '../../../shared/text/html-text.ts'
import { answer } from '../../figures-api/answers/respond.ts'

const KIND_WORDS: Readonly<Record<DigestKind, string>> = {
  monthly: 'the monthly digest',
  quarterly: 'the quarterly digest',
  at_once: 'mail about Critical alerts at once',
}

/** Asks, and changes nothing: mail programs open links before people do. */
export function askingPage(kind: DigestKind, token: string): APIGatewayProxyStructuredResultV2 {
  const words = htmlText(KIND_WORDS[kind])
  return page(
    200,
    `Stop ${words}?`,
    `<p>Nothing has changed yet. Your alerts stay where they are, whatever you choose here: you see them after signing in.</p>
<form method="post" action="?token=${encodeURIComponent(token)}">
<p><button name="List-Unsubscribe" value="One-Click">Stop ${words}</button></p>
<p><button name="List-Unsubscribe" value="All">Stop all mail about alerts</button></p>
</form>`,
  )
}

/** @param kind null for all of them */
export function donePage(kind: DigestKind | null): APIGatewayProxyStructuredResultV2 {
  const words = kind === null ? 'any mail about alerts' : htmlText(KIND_WORDS[kind])
  return page(
    200,
    'Unsubscribed',
    `<p>You will no longer get ${words}. To get it again, sign in and choose it in your preferences.</p>`,
  )
}

/** The same for whatever is wrong with a link. */
export function wrongLinkPage(): APIGatewayProxyStructuredResultV2 {
  return page(
    404,
    'This link does not work',
    '<p>It is not whole, or too old. Use the link of a newer digest, or sign in and choose in your preferences.</p>',
  )
}

function page(status: number, title: string, body: string): APIGatewayProxyStructuredResultV2 {
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} - Penguin Figures</title>
<style>
:root { color-scheme: light dark }
body { font: 1rem/1.6 system-ui, sans-serif; max-width: 42rem; margin: 3rem auto; padding: 0 1rem }
h1 { font-size: 1.5rem } button { font: inherit; padding: .5rem 1rem }
</style>
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`
  return answer(status, 'text/html; charset=utf-8', html, undefined, {
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
    'cache-control': 'no-store',
  })
}
