import { Component, type ReactNode } from 'react'

interface Props {
  /** Starts afresh when this changes: the path of the page. */
  readonly resetKey: string
  readonly fallback: ReactNode
  readonly children: ReactNode
}

interface State {
  readonly failed: boolean
  readonly resetKey: string
}

/** Keeps a page that breaks from taking everything with it. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failed: false, resetKey: this.props.resetKey }

  static getDerivedStateFromError(): Partial<State> {
    return { failed: true }
  }

  static getDerivedStateFromProps(props: Props, state: State): State | null {
    return props.resetKey === state.resetKey ? null : { failed: false, resetKey: props.resetKey }
  }

  override render() {
    return this.state.failed ? this.props.fallback : this.props.children
  }
}
