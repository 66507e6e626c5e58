// How the embedded mailbox looks, and the hash by which a browser knows this style from any other.
import { createHash } from 'node:crypto'

export const STYLE = `
body{margin:0;background:#fff;color:#1f1f1f;font:16px/1.5 "Segoe UI",Arial,sans-serif}
main{max-width:1200px;margin:0 auto;padding:16px}
h1{font-size:24px}h2{font-size:18px;margin:0 0 8px}
a{color:#27507d}a:focus-visible,button:focus-visible,pre:focus-visible{outline:3px solid #27507d;outline-offset:2px}
ul{list-style:none;margin:0;padding:0}li{padding:8px 0;border-bottom:1px solid #d0d0d0;color:#505050;overflow-wrap:break-word}
dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px}dt{color:#505050}dd{margin:0;overflow-wrap:anywhere}
button{font:inherit;padding:4px 12px;margin-left:12px;border:1px solid #505050;border-radius:4px;background:#fff;color:#1f1f1f}
.bodies{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,440px),1fr));gap:16px}
iframe,pre{box-sizing:border-box;width:100%;height:70vh;margin:0;border:1px solid #d0d0d0;background:#fff}
pre{padding:16px;overflow:auto;white-space:pre-wrap;overflow-wrap:anywhere;font:14px/1.5 Consolas,Menlo,monospace}
`

/** As a content security policy names it. */
export const STYLE_SOURCE = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`
