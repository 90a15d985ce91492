import { Component, type ReactNode } from 'react';
import type { Crash } from '../../contract';
import { reportDrawing } from '../state/crash';
import { NotDrawn, type Place } from './NotDrawn';

interface Props {
  /** What it holds, as it is named when it cannot be drawn: `This account`. */
  what: string;
  /** What that is about: something else is drawn anew, whatever became of the one before. */
  of?: string;
  /** Leads away from it; left out where nothing does. */
  onClose?: (() => void) | undefined;
  /** Where it is: what stands there instead has that size. */
  place?: Place;
  children: ReactNode;
}

interface State {
  of: string | undefined;
  failed: boolean;
  /** Null until it is written. */
  report: Crash | null;
}

/**
 * Keeps what cannot be drawn from taking the window with it: React takes down all that has no boundary around it.
 * A class, since React has no other way to say it.
 */
export class Boundary extends Component<Props, State> {
  override state: State = { of: this.props.of, failed: false, report: null };

  static getDerivedStateFromError(): Partial<State> {
    return { failed: true };
  }

  static getDerivedStateFromProps({ of }: Props, state: State): State | null {
    return of === state.of ? null : { of, failed: false, report: null };
  }

  override componentDidCatch(error: unknown): void {
    void reportDrawing(error).then((report) => {
      this.setState({ report });
    });
  }

  private readonly again = (): void => {
    this.setState({ failed: false, report: null });
  };

  private readonly close = (): void => {
    this.again();
    this.props.onClose?.();
  };

  override render(): ReactNode {
    const { what, onClose, place = 'panel', children } = this.props;
    if (!this.state.failed) return children;
    return (
      <NotDrawn
        what={what}
        place={place}
        report={this.state.report}
        onAgain={this.again}
        onClose={onClose && this.close}
      />
    );
  }
}
