// The functions with their arguments, as the build wrote them into the page from what Excel is told.

/** The page's template; the same list is there for whoever reads the page without scripts. */
const TEMPLATE = 'functions'

export function FunctionList() {
  return (
    <section aria-labelledby="functions-title">
      <h3 id="functions-title">Functions</h3>
      <dl className="functions">
        {functionsOfPage().map(({ call, help, description }) => (
          <div key={call}>
            <dt>
              <a href={help} target="_blank" rel="noopener">
                <code>{call}</code>
              </a>
            </dt>
            <dd>{description}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">
        Where your Excel writes 1,5 for one and a half, arguments are separated by ; and not by a comma.
      </p>
    </section>
  )
}

interface ListedFunction {
  readonly call: string
  readonly help: string
  readonly description: string
}

function functionsOfPage(): readonly ListedFunction[] {
  const template = document.getElementById(TEMPLATE)
  if (!(template instanceof HTMLTemplateElement)) return []
  return [...template.content.querySelectorAll('dt')].map((term) => ({
    call: term.textContent.trim(),
    help: term.querySelector('a')?.getAttribute('href') ?? '',
    description: term.nextElementSibling?.textContent ?? '',
  }))
}
