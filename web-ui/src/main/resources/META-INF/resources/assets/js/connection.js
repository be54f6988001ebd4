// Whether the gateway answers, and whether it still knows us. Says "lost", "back" and "expired".

const RETRY_MILLIS = 5_000;

class Connection extends EventTarget {
    #lost = false;

    get lost() {
        return this.#lost;
    }

    /** Called for every request that got no answer at all. */
    silence() {
        if (!this.#lost) {
            this.#lost = true;
            this.dispatchEvent(new Event('lost'));
            this.#tryAgain();
        }
    }

    /** Called for every answer, also for refusals: somebody is there. */
    answer() {
        if (this.#lost) {
            this.#lost = false;
            this.dispatchEvent(new Event('back'));
        }
    }

    expired() {
        this.dispatchEvent(new Event('expired'));
    }

    #tryAgain() {
        setTimeout(async () => {
            try {
                await fetch('/session', { signal: AbortSignal.timeout(RETRY_MILLIS) });
                this.answer();
            } catch {
                this.#tryAgain();
            }
        }, RETRY_MILLIS);
    }
}

export const connection = new Connection();
addEventListener('offline', () => connection.silence());
