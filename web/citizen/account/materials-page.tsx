import { useState } from 'react'
import { Link } from 'wouter'
import type { LibraryItem } from '#contract'
import { problemText, useAct, useRead } from '#web/api'
import { FileCard } from '#web/filing'
import {
  Banner,
  Button,
  Confirm,
  Empty,
  formatBytes,
  formatFullDay,
  LinkButton,
  Loading,
  PageTitle,
  ProblemState,
  toast,
  useLanguage,
  usePick,
  useText,
} from '#web/ui'
import { Crumbs } from '../shell/crumbs.tsx'
import { accountText } from './account.text.ts'
import { libraryText } from './materials.text.ts'

/** 我的材料库: what was handed in, by whom it belongs to and what it is, with where it was used. */
export function MaterialsPage() {
  const t = useText(libraryText)
  const account = useText(accountText)
  const pick = usePick()
  const [asking, setAsking] = useState<LibraryItem>()
  const read = useRead('GET /api/v1/my/materials', {})
  const remove = useAct('DELETE /api/v1/materials/:id', {
    refreshes: ['GET /api/v1/my/materials'],
    onDone: () => toast(t.removed),
  })
  const owners = [...Map.groupBy(read.data?.items ?? [], ({ ownerId }) => ownerId).values()]
  return (
    <div className="wrap narrow page">
      <Crumbs steps={[{ path: '/me', label: account.title }]} />
      <PageTitle document={t.title}>{t.title}</PageTitle>
      <p className="lead">{t.lead}</p>
      {read.isPending ? <Loading /> : null}
      {read.error ? <ProblemState problem={read.error} retry={() => void read.refetch()} /> : null}
      {remove.error ? <Banner look="bad">{pick(problemText(remove.error))}</Banner> : null}
      {read.data && read.data.items.length === 0 ? (
        <Empty icon="file" title={t.empty} action={<LinkButton href="/services">{t.find}</LinkButton>}>
          {t.emptyWords}
        </Empty>
      ) : null}
      {owners.map((items) => (
        <section key={items[0]?.ownerId} className="known">
          <header>
            <h2>{items[0]?.ownerName}</h2>
            <small>
              {t.used(
                formatBytes(items.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)),
                formatBytes(read.data?.quotaBytes ?? 0),
              )}
            </small>
          </header>
          <ul className="files">
            {items.map((item) => (
              <li key={item.id}>
                <Item item={item} onRemove={() => setAsking(item)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {read.data && read.data.items.length > 0 ? <p className="note">{t.kept}</p> : null}
      {asking ? (
        <Confirm
          title={t.removeTitle}
          verb={t.remove}
          danger
          onClose={() => setAsking(undefined)}
          onConfirm={() => {
            remove.mutate({ params: { id: asking.id } })
            setAsking(undefined)
          }}
        >
          <p>{t.removeWords(asking.name)}</p>
        </Confirm>
      ) : null}
    </div>
  )
}

function Item({ item, onRemove }: { readonly item: LibraryItem; readonly onRemove: () => void }) {
  const t = useText(libraryText)
  const pick = usePick()
  const language = useLanguage()
  const [latest] = item.cases
  return (
    <FileCard
      {...item}
      itemId={item.id}
      notes={[
        pick(item.title.material),
        pick(item.title.matter),
        t.uploaded(formatFullDay(item.uploadedAt, language), item.uploadedBy),
        item.acceptedAt && t.accepted(formatFullDay(item.acceptedAt, language)),
        latest ? (
          <>
            {t.inCases(item.cases.length)} <Link href={`/cases/${latest.id}`}>{t.latest}</Link>
          </>
        ) : (
          t.never
        ),
      ]}
      action={
        latest ? undefined : (
          <Button look="text" size="small" onClick={onRemove}>
            {t.remove}
            <span className="vh">{item.name}</span>
          </Button>
        )
      }
    />
  )
}
