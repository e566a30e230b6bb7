import { useEffect, useRef, type ReactNode } from 'react'
import { catalogue } from '../text/catalogue.ts'
import { useText } from '../text/language.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'

/** Something read beside the page: from the side, on a phone from below. Escape and the ground close it. */
export function Sheet({
  title,
  onClose,
  children,
}: {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  const t = useText(text)
  const dialog = useModal(onClose)
  return (
    <dialog ref={dialog} className="sheet" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <button type="button" className="icon-btn" aria-label={t.close} onClick={onClose}>
          <Icon name="cross" />
        </button>
      </header>
      <div className="body">{children}</div>
    </dialog>
  )
}

/** Asks before something that cannot be taken back. */
export function Confirm({
  title,
  verb,
  busy = false,
  danger = false,
  onConfirm,
  onClose,
  children,
}: {
  readonly title: string
  readonly verb: string
  readonly busy?: boolean
  readonly danger?: boolean
  readonly onConfirm: () => void
  readonly onClose: () => void
  readonly children?: ReactNode
}) {
  const t = useText(text)
  const dialog = useModal(onClose)
  return (
    <dialog ref={dialog} className="dialog" aria-label={title}>
      <h2>{title}</h2>
      {children}
      <div className="act">
        <Button look={danger ? 'danger' : 'primary'} busy={busy} onClick={onConfirm}>
          {verb}
        </Button>
        <Button look="text" onClick={onClose}>
          {t.back}
        </Button>
      </div>
    </dialog>
  )
}

function useModal(onClose: () => void) {
  const dialog = useRef<HTMLDialogElement>(null)
  const close = useRef(onClose)
  useEffect(() => {
    close.current = onClose
  }, [onClose])
  useEffect(() => {
    const shown = dialog.current
    if (!shown) return
    if (!shown.open) shown.showModal()
    const cancel = (event: Event) => {
      event.preventDefault()
      close.current()
    }
    const ground = (event: MouseEvent) => {
      if (event.target === shown) close.current()
    }
    shown.addEventListener('cancel', cancel)
    shown.addEventListener('click', ground)
    return () => {
      shown.removeEventListener('cancel', cancel)
      shown.removeEventListener('click', ground)
    }
  }, [])
  return dialog
}

const text = catalogue({ close: ['关闭', 'Close'], back: ['先不', 'Not now'] })
