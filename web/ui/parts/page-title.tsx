import { useEffect, useRef, type ReactNode } from 'react'

/** The heading of a page: names the document and takes the focus when the page is come to, so that it is read out. */
export function PageTitle({
  children,
  document: name,
  className,
}: {
  readonly children: ReactNode
  readonly document: string
  readonly className?: string
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = name
  }, [name])
  useEffect(() => {
    if (window.history.length > 1 && document.activeElement === document.body)
      heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <h1 ref={heading} tabIndex={-1} className={className}>
      {children}
    </h1>
  )
}
