import { Input } from 'antd'
import { useState } from 'react'
import type { HallSettings } from '#contract'
import { useAct } from '#web/api'
import { Banner, useText } from '#web/ui'
import { HallRows } from './hall-rows.tsx'
import { hallsText } from './halls.text.ts'

/** The machines of a hall. The address with the key is told once; the fragment reaches no server. */
export function HallKiosks({ hall }: { readonly hall: HallSettings }) {
  const t = useText(hallsText)
  const [name, setName] = useState('')
  const [address, setAddress] = useState<string>()
  const refreshes = ['GET /api/v1/hall-settings'] as const
  const add = useAct('POST /api/v1/hall-settings/:id/kiosks', {
    refreshes,
    onDone: ({ key }) => {
      setName('')
      setAddress(`${window.location.origin}/hall/${hall.id}/kiosk#key=${encodeURIComponent(key)}`)
    },
  })
  const end = useAct('DELETE /api/v1/hall-settings/:id/kiosks/:kioskId', { refreshes })
  return (
    <HallRows
      title={t.kiosks}
      error={add.error ?? end.error}
      rows={hall.kiosks.map(({ id, name: label }) => ({ key: id, label }))}
      endWord={t.endKiosk}
      addWord={t.addKiosk}
      busy={add.isPending}
      onEnd={(kioskId) => end.mutate({ params: { id: hall.id, kioskId } })}
      onAdd={() => {
        if (name.trim()) add.mutate({ params: { id: hall.id }, body: { name } })
      }}
      note={
        address ? (
          <Banner look="info">
            {t.kioskOnce} <code className="hall-address">{address}</code>
          </Banner>
        ) : null
      }
    >
      <Input
        aria-label={t.kioskName}
        placeholder={t.kioskName}
        value={name}
        maxLength={40}
        onChange={(event) => setName(event.target.value)}
      />
    </HallRows>
  )
}
