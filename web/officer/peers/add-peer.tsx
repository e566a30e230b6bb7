import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { problemText, useAct } from '#web/api'
import { catalogue, usePick, useText } from '#web/ui'

/** Two administrators read their fingerprints out to each other; each enters the other's. */
export function AddPeer({
  self,
}: {
  readonly self: { readonly name: string; readonly fingerprint: string }
}) {
  const t = useText(text)
  const pick = usePick()
  const { message } = App.useApp()
  const [url, setUrl] = useState('')
  const [fingerprint, setFingerprint] = useState('')
  const add = useAct('POST /api/v1/peers', {
    refreshes: ['GET /api/v1/peers'],
    onDone: () => {
      setUrl('')
      setFingerprint('')
      void message.success(t.added)
    },
  })
  const digits = fingerprint.replace(/\s/g, '')
  const ready = /^https?:\/\/\S+$/.test(url) && /^[0-9a-fA-F]{32}$/.test(digits)
  return (
    <section>
      <h2>{t.title}</h2>
      <p>{t.own(self.name)}</p>
      <p className="fingerprint">{self.fingerprint.replace(/(.{4})(?=.)/g, '$1 ')}</p>
      <form
        className="hand-over-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) add.mutate({ body: { url, fingerprint: digits } })
        }}
      >
        <div className="dialog-field">
          <label htmlFor="peer-url">{t.url}</label>
          <Input
            id="peer-url"
            inputMode="url"
            maxLength={300}
            value={url}
            onChange={(event) => setUrl(event.target.value.trim())}
          />
        </div>
        <div className="dialog-field">
          <label htmlFor="peer-fingerprint">{t.theirs}</label>
          <Input
            id="peer-fingerprint"
            maxLength={60}
            value={fingerprint}
            onChange={(event) => setFingerprint(event.target.value)}
          />
        </div>
        {add.error ? (
          <p className="bad" role="alert">
            {pick(problemText(add.error))}
          </p>
        ) : null}
        <Button type="primary" htmlType="submit" disabled={!ready} loading={add.isPending}>
          {t.add}
        </Button>
      </form>
    </section>
  )
}

const text = catalogue({
  title: ['对接一个平台', 'Connect a platform'],
  own: [
    (name: string) => `本平台叫“${name}”，指纹如下。打电话报给对方的管理员，也请对方报来他们的。`,
    (name: string) =>
      `This platform is “${name}”, with the fingerprint below. Read it out to their administrator by telephone, and have theirs read out to you.`,
  ],
  url: ['对方的地址', 'Their address'],
  theirs: ['对方报来的指纹（32位）', 'Their fingerprint, 32 digits'],
  add: ['核对并对接', 'Compare and connect'],
  added: ['对接好了', 'Connected'],
})
