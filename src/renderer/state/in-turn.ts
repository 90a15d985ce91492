/** Requests that come faster than their answers: one is under way, and of those that wait only the latest is sent. */
export class InTurn {
  private running: Promise<void> = Promise.resolve();
  private waiting: { send: () => Promise<void>; readonly ended: Promise<void> } | null = null;

  /** Resolves once this request, or a later one that took its place, has been answered. */
  run(send: () => Promise<void>): Promise<void> {
    if (this.waiting !== null) {
      this.waiting.send = send;
      return this.waiting.ended;
    }
    const ended = this.running.then(() => {
      const latest = this.waiting;
      this.waiting = null;
      return latest?.send();
    });
    this.waiting = { send, ended };
    this.running = ended;
    return ended;
  }
}
