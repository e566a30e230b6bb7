import { Input } from 'antd'
import { useState } from 'react'
import type { HallSettings } from '#contract'
import { problemText, useAct } from '#web/api'
import { Banner, Button, usePick, useText } from '#web/ui'
import { hallsText } from './halls.text.ts'

/** The machines of a hall. The address with the key is told once; the fragment reaches no server. */
export function HallKiosks({ hall }: { readonly hall: HallSettings }) {
  const t = useText(hallsText)
  const pick = usePick()
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
  const error = add.error ?? end.error
  return (
    <section>
      <h2>{t.kiosks}</h2>
      {error ? <Banner look="bad">{pick(problemText(error))}</Banner> : null}
      {address ? (
        <Banner look="info">
          {t.kioskOnce} <code className="hall-address">{address}</code>
        </Banner>
      ) : null}
      <ul className="hall-rows">
        {hall.kiosks.map((kiosk) => (
          <li key={kiosk.id}>
            <span>{kiosk.name}</span>
            <Button
              look="text"
              size="small"
              aria-label={`${t.endKiosk} ${kiosk.name}`}
              onClick={() => end.mutate({ params: { id: hall.id, kioskId: kiosk.id } })}
            >
              {t.endKiosk}
            </Button>
          </li>
        ))}
      </ul>
      <form
        className="hall-add"
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim()) add.mutate({ params: { id: hall.id }, body: { name } })
        }}
      >
        <Input
          aria-label={t.kioskName}
          placeholder={t.kioskName}
          value={name}
          maxLength={40}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" look="quiet" size="small" busy={add.isPending}>
          {t.addKiosk}
        </Button>
      </form>
    </section>
  )
}
