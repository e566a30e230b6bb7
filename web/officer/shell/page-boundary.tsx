import { Component, type ReactNode } from 'react'
import { ProblemState } from '#web/ui'

/** A page that fails, or whose script did not arrive, says so in its place; the rest of the workbench goes on. */
export class PageBoundary extends Component<{ readonly children: ReactNode }, { readonly failed: unknown }> {
  override state = { failed: undefined as unknown }

  static getDerivedStateFromError(failed: unknown): { failed: unknown } {
    return { failed }
  }

  override render(): ReactNode {
    if (this.state.failed === undefined) return this.props.children
    return (
      <div className="page">
        <ProblemState isPage problem={this.state.failed} retry={() => window.location.reload()} />
      </div>
    )
  }
}
