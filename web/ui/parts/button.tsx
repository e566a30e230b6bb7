import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Link } from 'wouter'

export type ButtonLook = 'primary' | 'quiet' | 'text' | 'danger'

interface Shared {
  readonly look?: ButtonLook
  readonly size?: 'normal' | 'small'
  readonly wide?: boolean
  readonly children: ReactNode
}

/** A verb. While `busy` it keeps its place, says so and does nothing again; with `blocked` it stays visible and says why. */
export function Button({
  look = 'primary',
  size = 'normal',
  wide = false,
  busy = false,
  blocked,
  children,
  onClick,
  type = 'button',
  className = '',
  ...rest
}: Shared & {
  readonly busy?: boolean
  readonly blocked?: string | undefined
} & ButtonHTMLAttributes<HTMLButtonElement>) {
  const off = busy || blocked !== undefined
  return (
    <button
      {...rest}
      type={type}
      className={`${classFor(look, size, wide)} ${className}`}
      aria-disabled={off || undefined}
      aria-busy={busy || undefined}
      title={blocked}
      onClick={(event) => {
        if (off) event.preventDefault()
        else onClick?.(event)
      }}
    >
      {busy ? <span className="busy" aria-hidden="true" /> : null}
      {children}
    </button>
  )
}

/** A way to another page that looks like a verb. */
export function LinkButton({
  look = 'primary',
  size = 'normal',
  wide = false,
  href,
  children,
  onClick,
}: Shared & { readonly href: string; readonly onClick?: () => void }) {
  return (
    <Link href={href} className={classFor(look, size, wide)} {...(onClick ? { onClick } : {})}>
      {children}
    </Link>
  )
}

/** A way out of the pages: a file to keep, another face. */
export function FileButton({
  look = 'quiet',
  size = 'small',
  wide = false,
  href,
  name,
  children,
}: Shared & { readonly href: string; readonly name?: string }) {
  return (
    <a className={classFor(look, size, wide)} href={href} download={name ?? true}>
      {children}
    </a>
  )
}

function classFor(look: ButtonLook, size: 'normal' | 'small', wide: boolean): string {
  return ['btn', look === 'primary' ? '' : look, size === 'small' ? 'small' : '', wide ? 'wide' : '']
    .filter(Boolean)
    .join(' ')
}
