import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { Banner, useOffline, useText } from '#web/ui'
import { Footer } from './footer.tsx'
import { shellText } from './shell.text.ts'
import { TabBar } from './tab-bar.tsx'
import { TopBar } from './top-bar.tsx'

/** What stands around every page. The home page brings its own head, with the search in it. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const t = useText(shellText)
  const [path] = useLocation()
  const offline = useOffline()
  const filing = path.startsWith('/file/')
  return (
    <>
      <a className="skip" href="#main">
        {t.skip}
      </a>
      {path === '/' ? null : <TopBar quiet={filing} />}
      {offline ? (
        <div className="wrap" style={{ paddingTop: 12 }}>
          <Banner look="warn">{t.offline}</Banner>
        </div>
      ) : null}
      {path === '/' ? children : <main id="main">{children}</main>}
      {filing ? null : <Footer />}
      {filing ? null : <TabBar />}
    </>
  )
}
