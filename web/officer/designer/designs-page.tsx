import { Button, Input, Modal, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { ApiProblem, problemText, sendFile, useAct, useRead, type OutputFor } from '#web/api'
import { catalogue, Empty, formatMoment, Loading, ProblemState, useLanguage, usePick, useText } from '#web/ui'
import { useMatterNames } from '../matters/matter-data.ts'
import { mayDesign, useOfficer } from '../session/session.ts'
import './designer.css'

const LIST = 'GET /api/v1/designs'
type Designs = OutputFor<typeof LIST>

/** The drafts of one's region and below; those who design begin new ones here. */
export default function DesignsPage() {
  const t = useText(text)
  const officer = useOfficer()
  const [making, setMaking] = useState(false)
  const read = useRead(LIST, {})
  useEffect(() => {
    document.title = t.document
  }, [t])
  if (read.isPending) return <Loading lines={10} />
  if (read.isError) return <ProblemState isPage problem={read.error} retry={() => void read.refetch()} />
  return (
    <section className="page">
      <header className="page-head">
        <div>
          <h1>{t.title}</h1>
          <p>{t.lead}</p>
        </div>
        {mayDesign(officer) ? (
          <div className="design-begin">
            <Begin matters={read.data.matters} />
            <Button onClick={() => setMaking(true)}>{t.fresh}</Button>
            <Load />
          </div>
        ) : null}
      </header>
      <Drafts designs={read.data.designs} />
      {making ? <NewMatter onDone={() => setMaking(false)} /> : null}
    </section>
  )
}

function Drafts({ designs }: { readonly designs: Designs['designs'] }) {
  const t = useText(text)
  const pick = usePick()
  const language = useLanguage()
  if (designs.length === 0) return <Empty icon="pencil" title={t.none} />
  return (
    <div className="table-scroll">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t.matter}</th>
            <th scope="col">{t.region}</th>
            <th scope="col">{t.state}</th>
            <th scope="col">{t.saved}</th>
          </tr>
        </thead>
        <tbody>
          {designs.map((design) => (
            <tr key={design.id}>
              <td className="main-cell">
                <Link href={`/officer/designs/${design.id}`}>
                  {pick({ zh: design.title.zh || design.slug, en: design.title.en || design.slug })}
                </Link>
                <small>{design.baseVersion === null ? t.isNew : t.from(design.baseVersion)}</small>
              </td>
              <td>{design.region}</td>
              <td>
                <span className={design.mayReview && design.state === 'submitted' ? 'tag warn' : 'tag'}>
                  {design.mayReview && design.state === 'submitted' ? t.yours : t[design.state]}
                </span>
                {design.publishOn ? <small> {t.on(design.publishOn)}</small> : null}
              </td>
              <td>
                {formatMoment(design.savedAt, language)} {design.savedBy}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Begins a draft of a matter that is one's own; where there is one already it is opened. */
function Begin({ matters }: { readonly matters: Designs['matters'] }) {
  const t = useText(text)
  const pick = usePick()
  const [, go] = useLocation()
  const start = useAct('POST /api/v1/designs', {
    refreshes: [LIST],
    onDone: ({ id }) => go(`/officer/designs/${id}`),
  })
  const begin = (slug: string) =>
    start.mutate(
      { body: { slug } },
      {
        onError: (problem) => {
          const { id } = problem.members
          if (problem.code === 'design.open-already' && typeof id === 'string') go(`/officer/designs/${id}`)
        },
      },
    )
  return (
    <>
      <Select
        aria-label={t.change}
        placeholder={t.change}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={320}
        loading={start.isPending}
        value={null}
        onChange={(slug: string | null) => slug && begin(slug)}
        options={matters.map(({ slug, title, version }) => ({
          value: slug,
          label: `${pick(title)} · ${t.edition(version)}`,
        }))}
      />
      {start.isError && start.error.code !== 'design.open-already' ? (
        <ProblemState problem={start.error} />
      ) : null}
    </>
  )
}

/** Loads a pack that was exported before, here or elsewhere. */
function Load() {
  const t = useText(text)
  const pick = usePick()
  const [, go] = useLocation()
  const input = useRef<HTMLInputElement>(null)
  const [refused, setRefused] = useState<ApiProblem>()
  const [isBusy, setBusy] = useState(false)
  const load = async (file: File) => {
    setBusy(true)
    try {
      const { id } = await sendFile('POST /api/v1/design-packs', {}, file)
      go(`/officer/designs/${id}`)
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause
      setRefused(cause)
    } finally {
      setBusy(false)
    }
  }
  const reasons = refused?.members['reasons']
  return (
    <>
      <Button loading={isBusy} onClick={() => input.current?.click()}>
        {t.load}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".tar"
        aria-label={t.load}
        hidden
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file) void load(file)
          target.value = ''
        }}
      />
      {refused ? (
        <Modal open title={pick(problemText(refused))} footer={null} onCancel={() => setRefused(undefined)}>
          <ul className="design-reasons">
            {(Array.isArray(reasons) ? reasons : []).map((reason) => (
              <li key={String(reason)}>
                <code>{String(reason)}</code>
              </li>
            ))}
          </ul>
        </Modal>
      ) : null}
    </>
  )
}

/** A matter of one's own region, made after one that is offered. */
function NewMatter({ onDone }: { readonly onDone: () => void }) {
  const t = useText(text)
  const pick = usePick()
  const [, go] = useLocation()
  const matters = useMatterNames()
  const [like, setLike] = useState<string>()
  const [slug, setSlug] = useState('')
  const [basicCode, setCode] = useState('')
  const [zh, setZh] = useState('')
  const [en, setEn] = useState('')
  const start = useAct('POST /api/v1/designs', {
    refreshes: [LIST],
    onDone: ({ id }) => go(`/officer/designs/${id}`),
  })
  const isReady =
    like !== undefined && /^[a-z][a-z0-9-]+$/.test(slug) && basicCode.length === 12 && zh !== '' && en !== ''
  return (
    <Modal
      open
      title={t.freshTitle}
      okText={t.begin}
      cancelText={t.cancel}
      okButtonProps={{ disabled: !isReady, loading: start.isPending }}
      onCancel={onDone}
      onOk={() => like && start.mutate({ body: { slug, like, basicCode, title: { zh, en } } })}
    >
      <div className="design-form">
        <label>
          {t.like}
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            value={like ?? null}
            onChange={(value: string | null) => setLike(value ?? undefined)}
            options={matters.map((matter) => ({ value: matter.slug, label: pick(matter.title) }))}
          />
        </label>
        <label>
          {t.nameZh}
          <Input value={zh} maxLength={60} onChange={({ target }) => setZh(target.value)} />
        </label>
        <label>
          {t.nameEn}
          <Input value={en} maxLength={120} onChange={({ target }) => setEn(target.value)} />
        </label>
        <label>
          {t.slug}
          <Input
            value={slug}
            maxLength={60}
            placeholder="yuci-senior-meals"
            onChange={({ target }) => setSlug(target.value)}
          />
        </label>
        <label>
          {t.code}
          <Input value={basicCode} maxLength={12} onChange={({ target }) => setCode(target.value.trim())} />
        </label>
      </div>
      {start.isError ? <ProblemState problem={start.error} /> : null}
    </Modal>
  )
}

const text = catalogue({
  document: ['事项设计 · 工作台', 'Matter designer · workbench'],
  title: ['事项设计', 'Matter designer'],
  lead: ['改事项、试算、请别人审核、发布', 'Change a matter, try it, have it reviewed, publish it'],
  change: ['改一个事项', 'Change a matter'],
  fresh: ['新建事项', 'New matter'],
  load: ['导入事项包', 'Load a pack'],
  none: ['没有在改的事项', 'No matter is being changed'],
  matter: ['事项', 'Matter'],
  region: ['地方', 'Region'],
  state: ['到哪一步', 'Where it stands'],
  saved: ['最近改动', 'Last change'],
  isNew: ['新事项', 'new matter'],
  from: [(version: number) => `从第${version}版改`, (version: number) => `from version ${version}`],
  draft: ['在改', 'being written'],
  submitted: ['等审核', 'waits for review'],
  approved: ['已审核', 'approved'],
  published: ['已发布', 'published'],
  discarded: ['已作废', 'discarded'],
  yours: ['等您审核', 'waits for your review'],
  on: [(day: string) => `${day}起生效`, (day: string) => `from ${day}`],
  edition: [(version: number) => `第${version}版`, (version: number) => `v${version}`],
  freshTitle: ['新建本地方的事项', 'A new matter of your region'],
  begin: ['开始', 'Begin'],
  cancel: ['取消', 'Cancel'],
  like: ['照哪一个改', 'Made after'],
  nameZh: ['名称', 'Name in Chinese'],
  nameEn: ['英文名称', 'Name in English'],
  slug: ['网址里的名字（小写字母、数字、连字符）', 'Name in addresses (a-z, 0-9, hyphen)'],
  code: ['基本编码（12位）', 'Basic code (12 characters)'],
})
