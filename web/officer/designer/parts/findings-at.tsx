import { Icon, useText } from '#web/ui'
import { useDesk } from '../desk.ts'
import { findingText, sayFinding } from '../finding-words.ts'

/** What is wrong at a place of the definition and within it, beside what is filled in there. */
export function FindingsAt({ path, exactly = false }: { readonly path: string; readonly exactly?: boolean }) {
  const { findings } = useDesk()
  const t = useText(findingText)
  const here = findings.filter((each) => each.path === path || (!exactly && each.path.startsWith(`${path}.`)))
  if (here.length === 0) return null
  return (
    <ul className="design-findings">
      {here.map(({ path: at, message }) => (
        <li key={`${at}${message}`}>
          <Icon name="warn" />
          {sayFinding(message, t)}
          {at === path ? null : <code>{at.slice(path.length + 1)}</code>}
        </li>
      ))}
    </ul>
  )
}
