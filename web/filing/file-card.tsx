import type { ReactNode } from 'react'
import { addressFor } from '#web/api'
import { formatBytes, Icon, useText } from '#web/ui'
import { materialText } from './material.text.ts'

interface FileCardProps {
  readonly name: string
  readonly type: string
  readonly sizeBytes: number
  /** Of the library's item; without one there is nothing to open. */
  readonly itemId: string | null
  /** Where a certificate is shown. */
  readonly href?: string | undefined
  readonly notes?: readonly (ReactNode | false | null | undefined)[]
  /** What can be done with it. */
  readonly action?: ReactNode
}

const SHOWN = new Set(['image/jpeg', 'image/png', 'image/webp'])

/** One file: its picture or its kind, its name to open it by, what is to be known of it. */
export function FileCard({ name, type, sizeBytes, itemId, href, notes = [], action }: FileCardProps) {
  const t = useText(materialText)
  const address = itemId ? addressFor('GET /api/v1/materials/:id/file', { params: { id: itemId } }) : href
  const said = notes.filter(Boolean)
  return (
    <div className="file-card">
      <span className="file-look" aria-hidden="true">
        {address && SHOWN.has(type) ? (
          <img src={address} alt="" loading="lazy" />
        ) : (
          <>
            <Icon name={type === 'certificate' ? 'code' : 'file'} />
            <b>{type === 'certificate' ? '' : (name.split('.').at(-1) ?? '').toUpperCase()}</b>
          </>
        )}
      </span>
      <span className="file-words">
        {address ? (
          <a href={address} target="_blank" rel="noopener noreferrer" title={t.open(name)}>
            {name}
          </a>
        ) : (
          <span>{name}</span>
        )}
        <small>
          {sizeBytes > 0 ? <span className="num">{formatBytes(sizeBytes)}</span> : null}
          {said.map((note, at) => (
            <span key={at}>{note}</span>
          ))}
        </small>
      </span>
      {action}
    </div>
  )
}
