// The page behind an error's documentation_url: what the code means and what to do, for whoever follows it.
import { STATUS_CODES } from 'node:http'
import {
  ERROR_CODES,
  ERROR_PAGES,
  type ErrorCode,
  type ErrorPage,
} from '../../../shared/contract/api/error-codes.ts'
import type { ErrorExample } from '../../../shared/contract/api/examples/error-example.ts'
import { ERROR_EXAMPLES } from '../../../shared/contract/api/examples/errors.ts'
import { htmlText } from '../../../shared/text/html-text.ts'
import { ApiError } from '../answers/api-error.ts'
import { answer } from '../answers/respond.ts'
import type { Route } from '../perform.ts'

/** Public: it says nothing of any figure. */
export const errorPage: Route = async (event) => {
  const code = event.pathParameters?.code
  if (!isErrorCode(code)) {
    const codes = ERROR_CODES.join(', ')
    throw new ApiError(404, 'VALIDATION_FAILED', `There is no such error code: the codes are ${codes}.`, {
      details: [{ field: 'code', message: `one of ${codes}` }],
    })
  }
  return answer(200, 'text/html; charset=utf-8', pageOf(code, ERROR_PAGES[code]), undefined, {
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  })
}

function isErrorCode(code: string | undefined): code is ErrorCode {
  return (ERROR_CODES as readonly (string | undefined)[]).includes(code)
}

/** All of it is our own text: nothing from a request is ever written into a page. */
function pageOf(code: ErrorCode, { statuses, meaning, remedy }: ErrorPage): string {
  const others = ERROR_CODES.filter((other) => other !== code)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${code} - Penguin Figures API</title>
<style>
:root { color-scheme: light dark }
body { font: 1rem/1.6 system-ui, sans-serif; max-width: 42rem; margin: 3rem auto; padding: 0 1rem }
h1 { font-size: 1.5rem; overflow-wrap: anywhere } h2 { font-size: 1.15rem } code { font-size: .95em }
</style>
</head>
<body>
<main>
<h1><code>${code}</code></h1>
<p>${htmlText(meaning)}</p>
<h2>What to do</h2>
<ol>${remedy.map((step) => `<li>${htmlText(step)}</li>`).join('')}</ol>
<p>Give the <code>request_id</code> of the answer when you ask for help: the request is in the log under it.</p>
<h2>What it comes with</h2>
<p>HTTP ${statuses.map((status) => `${status} ${STATUS_CODES[status]}`).join(', ')}. For example:</p>
<ul>${examplesOf(code)
    .map(({ title, message }) => `<li>${htmlText(title)}: <q>${htmlText(message)}</q></li>`)
    .join('')}</ul>
</main>
<nav aria-label="More"><p>Other codes: ${others.map((other) => `<a href="${other}">${other}</a>`).join(', ')}. All of the API: <a href="../openapi.json">openapi.json</a>.</p></nav>
</body>
</html>
`
}

function examplesOf(code: ErrorCode): ErrorExample[] {
  return Object.values<ErrorExample>(ERROR_EXAMPLES).filter((example) => example.code === code)
}
