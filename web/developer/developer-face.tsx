import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { Link, Route, Switch, useLocation } from 'wouter'
import { ApiProblem } from '#web/api'
import {
  catalogue,
  Empty,
  Loading,
  ProblemState,
  Seal,
  setPreferences,
  shownTheme,
  useLanguage,
  usePreferences,
  useText,
} from '#web/ui'
import { operationsOf, type Document } from './document/document.ts'
import { Contents } from './contents.tsx'
import { OperationPage } from './reference/operation-page.tsx'
import { Problems } from './problems.tsx'
import { Start } from './start.tsx'
import { TagPage } from './reference/tag-page.tsx'
import { VerifyOffline } from './verify-offline.tsx'

/** The documentation, drawn from the running platform's own description of itself. */
export function DeveloperFace() {
  const t = useText(text)
  const [open, setOpen] = useState(false)
  const document = useQuery({ queryKey: ['openapi'], queryFn: readDocument, staleTime: Infinity })
  const operations = useMemo(() => (document.data ? operationsOf(document.data) : []), [document.data])
  return (
    <div className={open ? 'developer open' : 'developer'}>
      <a className="skip" href="#page">
        {t.skip}
      </a>
      <TopBar onMenu={() => setOpen(!open)} open={open} />
      <Contents operations={operations} onGo={() => setOpen(false)} />
      <main id="page" tabIndex={-1}>
        {document.isPending ? (
          <Loading lines={10} />
        ) : document.isError ? (
          <ProblemState isPage problem={document.error} retry={() => void document.refetch()} />
        ) : (
          <Switch>
            <Route path="/developer">
              <Start document={document.data} operations={operations} />
            </Route>
            <Route path="/developer/problems">
              <Problems operations={operations} />
            </Route>
            <Route path="/developer/verify">
              <VerifyOffline />
            </Route>
            <Route path="/developer/reference/:tag">
              {({ tag }) => <TagPage tag={tag} operations={operations} />}
            </Route>
            <Route path="/developer/operations/:id">
              {({ id }) => (
                <OperationPage
                  key={id}
                  id={decodeURIComponent(id)}
                  operations={operations}
                  document={document.data}
                />
              )}
            </Route>
            <Route>
              <Empty isPage title={t.missing} icon="search" />
            </Route>
          </Switch>
        )}
      </main>
    </div>
  )
}

function TopBar({ onMenu, open }: { readonly onMenu: () => void; readonly open: boolean }) {
  const t = useText(text)
  const language = useLanguage()
  const { theme } = usePreferences()
  const [path] = useLocation()
  const dark = shownTheme(theme) === 'dark'
  return (
    <header className="dev-top">
      <button
        type="button"
        className="dev-menu"
        aria-expanded={open}
        aria-controls="contents"
        onClick={onMenu}
      >
        {t.menu}
      </button>
      <Link className="mark" href="/developer">
        <Seal />
        {t.mark}
      </Link>
      <nav aria-label={t.mark}>
        {(
          [
            ['/developer', t.start],
            ['/developer/verify', t.verify],
            ['/developer/problems', t.problems],
          ] as const
        ).map(([href, label]) => (
          <Link key={href} href={href} aria-current={path === href ? 'page' : undefined}>
            {label}
          </Link>
        ))}
        <a href="/openapi.json">openapi.json</a>
      </nav>
      <button
        type="button"
        className="plain"
        onClick={() => setPreferences({ theme: dark ? 'light' : 'dark' })}
      >
        {dark ? t.light : t.dark}
      </button>
      <button
        type="button"
        className="plain"
        onClick={() => setPreferences({ language: language === 'zh' ? 'en' : 'zh' })}
      >
        {t.other}
      </button>
    </header>
  )
}

async function readDocument({ signal }: { signal: AbortSignal }): Promise<Document> {
  const answer = await fetch('/openapi.json', { signal }).catch(() => {
    throw new ApiProblem('network', 0)
  })
  if (!answer.ok) throw new ApiProblem('server.unavailable', answer.status)
  return (await answer.json()) as Document
}

const text = catalogue({
  skip: ['跳到正文', 'Skip to the page'],
  menu: ['目录', 'Contents'],
  mark: ['一网开发者', 'Yiwang for developers'],
  start: ['开始', 'Start'],
  verify: ['离线核验', 'Offline verification'],
  problems: ['错误码', 'Problem codes'],
  dark: ['深色', 'Dark'],
  light: ['浅色', 'Light'],
  other: ['English', '中文'],
  missing: ['没有这一页', 'No such page'],
})
