import { App, Button, Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { LooseFile, PeerQuestion, PeerService, PeerView } from '#contract'
import { problemText, useAct, useRead } from '#web/api'
import { catalogue, usePick, useText } from '#web/ui'
import { LooseFiles } from './loose-files.tsx'
import { QuestionField, type Answer } from './question-field.tsx'

/** 异地代收: where to, which service, who stands at the counter, and the questions only they can answer. */
export function HandInForm({ peers }: { readonly peers: readonly PeerView[] }) {
  const t = useText(text)
  const pick = usePick()
  const [peerId, setPeerId] = useState(peers.length === 1 ? peers[0]?.id : undefined)
  const [slug, setSlug] = useState<string>()
  const read = useRead(
    'GET /api/v1/peers/:id/services',
    { params: { id: peerId ?? '' } },
    { enabled: peerId !== undefined },
  )
  const services = read.data?.services ?? []
  const service = services.find((each) => each.slug === slug)
  return (
    <section>
      <h2>{t.title}</h2>
      <div className="hand-over-form">
        <div className="dialog-field">
          <label htmlFor="hand-in-peer">{t.where}</label>
          <Select
            id="hand-in-peer"
            value={peerId}
            onChange={(value: string) => {
              setPeerId(value)
              setSlug(undefined)
            }}
            options={peers.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </div>
        <div className="dialog-field">
          <label htmlFor="hand-in-service">{t.service}</label>
          <Select
            id="hand-in-service"
            showSearch
            optionFilterProp="label"
            disabled={peerId === undefined}
            value={slug}
            onChange={setSlug}
            options={services.map((each) => ({ value: each.slug, label: pick(each.title) }))}
          />
        </div>
        {service && peerId ? (
          <Questions key={`${peerId} ${service.slug}`} peerId={peerId} service={service} />
        ) : null}
      </div>
    </section>
  )
}

function Questions({ peerId, service }: { readonly peerId: string; readonly service: PeerService }) {
  const t = useText(text)
  const pick = usePick()
  const { message } = App.useApp()
  const [, go] = useLocation()
  // Sent again after a lost answer, it is the same case.
  const [id] = useState(() => crypto.randomUUID())
  const [applicant, setApplicant] = useState({ name: '', identifier: '', phone: '' })
  const [answers, setAnswers] = useState<Record<string, Answer>>({})
  const [declared, setDeclared] = useState(false)
  const [files, setFiles] = useState<readonly LooseFile[]>([])
  const materials = service.materials ?? []
  const send = useAct('POST /api/v1/peers/:id/cases', {
    refreshes: ['GET /api/v1/peer-cases', 'GET /api/v1/inbox'],
    onDone: ({ caseId, number }) => {
      void message.success(t.done(number))
      go(`/officer/cases/${caseId}`)
    },
  })
  const ready =
    declared &&
    isFilled(applicant) &&
    service.questions.every((each) => isAnswered(each, answers)) &&
    materials.every((each) => !each.required || files.some(({ slot }) => slot === each.id))
  const field = (name: keyof typeof applicant, label: string) => (
    <div className="dialog-field">
      <label htmlFor={`hand-in-${name}`}>{label}</label>
      <Input
        id={`hand-in-${name}`}
        autoComplete="off"
        maxLength={60}
        value={applicant[name]}
        onChange={(event) => setApplicant({ ...applicant, [name]: event.target.value })}
      />
    </div>
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const trimmed = {
          name: applicant.name.trim(),
          identifier: applicant.identifier.trim().toUpperCase(),
          phone: applicant.phone.trim(),
        }
        if (ready)
          send.mutate({
            params: { id: peerId },
            body: { id, slug: service.slug, applicant: trimmed, answers, declared: true },
          })
      }}
    >
      <p className="muted">{pick(service.summary)}</p>
      {field('name', t.name)}
      {field('identifier', t.identifier)}
      {field('phone', t.phone)}
      {service.questions.map((each) => (
        <QuestionField
          key={each.name}
          question={each}
          value={answers[each.name]}
          onAnswer={(value) => setAnswers({ ...answers, [each.name]: value })}
        />
      ))}
      <LooseFiles caseId={id} materials={materials} files={files} onFiles={setFiles} />
      <Checkbox checked={declared} onChange={(event) => setDeclared(event.target.checked)}>
        {t.identified} {pick(service.declaration)}
      </Checkbox>
      {send.error ? (
        <p className="bad" role="alert">
          {pick(problemText(send.error))}
        </p>
      ) : null}
      <Button type="primary" htmlType="submit" disabled={!ready} loading={send.isPending}>
        {t.send}
      </Button>
    </form>
  )
}

function isFilled({ name, identifier, phone }: { name: string; identifier: string; phone: string }): boolean {
  return name.trim() !== '' && identifier.trim().length >= 15 && /^1\d{10}$/.test(phone.trim())
}

function isAnswered({ name, required }: PeerQuestion, answers: Readonly<Record<string, Answer>>): boolean {
  const value = answers[name]
  return !required || (Array.isArray(value) ? value.length > 0 : value !== undefined && value !== '')
}

const text = catalogue({
  title: ['异地代收', 'Hand in for elsewhere'],
  where: ['办理地', 'Decided at'],
  service: ['事项', 'Service'],
  name: ['申请人姓名', 'Applicant’s name'],
  identifier: ['证件号码', 'Identity number'],
  phone: ['手机号', 'Mobile number'],
  identified: ['已当面核对身份证。', 'Identified in person.'],
  send: ['收件，转办理地', 'Take it in and send it on'],
  done: [(number: string) => `收件编号${number}`, (number: string) => `Taken in under ${number}`],
})
