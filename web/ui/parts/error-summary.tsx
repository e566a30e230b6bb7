import { useEffect, useRef } from 'react'
import { catalogue } from '../text/catalogue.ts'
import { useText } from '../text/language.ts'
import { Icon } from './icon.tsx'

/** All that has to be mended, at the head of a page, each line leading to its field. Takes the focus when it appears. */
export function ErrorSummary({
  faults,
  onOpen,
}: {
  /** Goes to a field that is on another page. */
  readonly onOpen?: (id: string) => void
  readonly faults: readonly { readonly id: string; readonly message: string }[]
}) {
  const t = useText(text)
  const box = useRef<HTMLDivElement>(null)
  const shown = faults.map((fault) => fault.id).join(' ')
  useEffect(() => {
    if (shown) box.current?.focus()
  }, [shown])
  if (faults.length === 0) return null
  return (
    <div className="err" role="alert" tabIndex={-1} ref={box}>
      <h2>
        <Icon name="warn" />
        {t.title(faults.length)}
      </h2>
      <ul>
        {faults.map((fault) => (
          <li key={fault.id}>
            <a
              href={`#${fault.id}`}
              onClick={(event) => {
                event.preventDefault()
                if (onOpen) onOpen(fault.id)
                else document.getElementById(fault.id)?.focus()
              }}
            >
              {fault.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

const text = catalogue({
  title: [
    (count: number) => `还有${count}处要改`,
    (count: number) => (count === 1 ? 'One thing to put right' : `${count} things to put right`),
  ],
})
