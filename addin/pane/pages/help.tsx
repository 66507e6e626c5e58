// Where to read on, in the help page of the site.
import { Link } from '@fluentui/react-components'
import { SITE_FILES } from '../../manifest/site-files.ts'

export function Help() {
  return (
    <section aria-labelledby="help">
      <h3 id="help">Help</h3>
      <ul className="links">
        <li>
          <Link href={SITE_FILES.help} target="_blank" rel="noopener">
            First figure in five minutes
          </Link>
        </li>
        <li>
          <Link href={`${SITE_FILES.help}#errors`} target="_blank" rel="noopener">
            What an error in a cell means
          </Link>
        </li>
      </ul>
    </section>
  )
}
